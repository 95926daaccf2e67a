package io.wildcatch.connectors.salesforce;

import java.time.Instant;

/**
 * A place in an order of records by a time and then by id: after a certain record, or where a time begins. It doesn't
 * age, as Salesforce's own locators do, and a record that changes while pages are read only moves on.
 *
 * @param id of the record; empty: before all of that time
 */
record Place(String timeField, Instant time, String id) {

    static Place atStartOf(String timeField, Instant time) {
        return new Place(timeField, time, "");
    }

    /** @param text what {@link #toString()} gave */
    static Place parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("offset: expected field|time|id, got " + text);
        }
        return new Place(parts[0], Instant.parse(parts[1]), parts[2]);
    }

    /** What comes after it, in a query's words. */
    String condition() {
        String literal = SalesforceTime.literal(time);
        return id.isEmpty()
                ? timeField + " >= " + literal
                : "(" + timeField + " > " + literal + " OR (" + timeField + " = " + literal + " AND Id > '" + id
                        + "'))";
    }

    String order() {
        return " ORDER BY " + timeField + ", Id";
    }

    @Override
    public String toString() {
        return timeField + "|" + time + "|" + id;
    }
}

package io.wildcatch.fakes.hubspot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How values of properties compare. */
final class Values {

    private Values() {}

    static int compare(Property property, String one, String other) {
        if (property.type().equals("datetime")) {
            return Long.compare(millis(one), millis(other));
        }
        boolean numbers = property.type().equals("number") || property.name().equals(Item.ID);
        return numbers ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
    }

    /** A time as HubSpot takes it: ISO-8601, or milliseconds since 1970. */
    static long millis(String time) {
        try {
            return time.matches("-?\\d+")
                    ? Long.parseLong(time)
                    : Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw ApiException.invalid("Invalid time: " + time);
        }
    }
}

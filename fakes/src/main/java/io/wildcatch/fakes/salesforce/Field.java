package io.wildcatch.fakes.salesforce;

import java.util.List;

/**
 * A field of an object.
 *
 * @param name API name
 * @param type what it holds
 * @param length longest text; 0 where it has none
 * @param required whether a record can't be without it
 * @param writable whether users can set it
 * @param externalId whether records can be found by it
 * @param unique whether no two records may have the same
 * @param values of a restricted picklist; empty: any
 * @param targets objects that a reference may point at
 */
public record Field(
        String name,
        Type type,
        int length,
        boolean required,
        boolean writable,
        boolean externalId,
        boolean unique,
        List<String> values,
        List<String> targets) {

    /** What a field holds. */
    public enum Type {
        STRING,
        TEXTAREA,
        PICKLIST,
        BOOLEAN,
        DOUBLE,
        DATE,
        DATETIME,
        REFERENCE,
        ID
    }

    public Field {
        values = List.copyOf(values);
        targets = List.copyOf(targets);
    }

    public static Field of(String name, Type type) {
        return new Field(name, type, 0, false, true, false, false, List.of(), List.of());
    }

    public static Field text(String name, int length) {
        return new Field(name, Type.STRING, length, false, true, false, false, List.of(), List.of());
    }

    /** @param targets objects; User for owners */
    public static Field reference(String name, String... targets) {
        return new Field(name, Type.REFERENCE, 18, false, true, false, false, List.of(), List.of(targets));
    }

    /** @param values restricts it, if there are any */
    public static Field picklist(String name, String... values) {
        return new Field(name, Type.PICKLIST, 255, false, true, false, false, List.of(values), List.of());
    }

    /** By which records are upserted: unique, as it should be. */
    public static Field externalId(String name) {
        return new Field(name, Type.STRING, 255, false, true, true, true, List.of(), List.of());
    }

    public Field mandatory() {
        return new Field(name, type, length, true, writable, externalId, unique, values, targets);
    }

    public Field readOnly() {
        return new Field(name, type, length, required, false, externalId, unique, values, targets);
    }

    /** The name by which a record's target is reached: {@code Account} for {@code AccountId}, {@code X__r} for {@code X__c}. */
    String relationship() {
        return name.endsWith("__c")
                ? name.substring(0, name.length() - 1) + "r"
                : name.endsWith("Id") ? name.substring(0, name.length() - 2) : "";
    }
}

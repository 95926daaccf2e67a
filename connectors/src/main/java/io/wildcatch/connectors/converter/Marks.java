package io.wildcatch.connectors.converter;

/**
 * Names by which a Connect schema remembers what Connect has no place for. Where Confluent's converter has a name for
 * the same thing it is used, since transforms and connectors look for it.
 */
final class Marks {

    /** Name of a struct with one optional field for each branch of a union, of which one is set. */
    static final String UNION = "io.confluent.connect.avro.Union";
    /** Parameter with the full name of an enum; one more for each symbol, with a dot and the symbol after it. */
    static final String ENUM = "io.confluent.connect.avro.Enum";
    /** Parameter, with the enum's simple name after it: its doc. */
    static final String ENUM_DOC = "io.confluent.connect.avro.enum.doc.";
    /** Likewise: the symbol that readers take for one that they don't know. */
    static final String ENUM_DEFAULT = "io.confluent.connect.avro.enum.default.";
    /** Parameter with the doc of a record or fixed. */
    static final String TYPE_DOC = "io.confluent.connect.avro.record.doc";
    /** Parameter of a struct, with the field's name after it: the field's doc. */
    static final String FIELD_DOC = "io.confluent.connect.avro.field.doc.";
    /** Parameter of a field's schema: its default is one of Avro's. */
    static final String FIELD_DEFAULT = "io.confluent.connect.avro.field.default";
    /** Parameter with the full name of a fixed. */
    static final String FIXED = "io.wildcatch.connect.avro.fixed";
    /** Parameter with a fixed's size in bytes. */
    static final String FIXED_SIZE = "connect.fixed.size";
    /** Parameter with a decimal's number of digits. */
    static final String PRECISION = "connect.decimal.precision";
    /** Parameter with a logical type for which Connect has no class. */
    static final String LOGICAL = "io.wildcatch.connect.avro.logicalType";

    /** Name of a struct that has none. */
    static final String UNNAMED = "io.confluent.connect.avro.ConnectDefault";

    private Marks() {}

    /** Whether the parameter is one of these, and not the user's own. */
    static boolean isMark(String parameter) {
        return parameter.startsWith("io.confluent.connect.avro.")
                || parameter.startsWith("io.wildcatch.connect.avro.")
                || parameter.equals(FIXED_SIZE)
                || parameter.equals(PRECISION);
    }
}

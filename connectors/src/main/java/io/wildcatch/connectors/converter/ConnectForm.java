package io.wildcatch.connectors.converter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema.Field;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Connect schema of an Avro schema. A union with null is optional; a union of several other branches is a
 * struct with one optional field for each. Enums are strings; the schema's parameters remember the symbols, and whatever
 * else Connect has no place for (see {@link Marks}).
 */
final class ConnectForm {

    private final boolean isEnhanced;
    /** Records that the one at hand is inside of. */
    private final Set<String> around = new HashSet<>();

    private ConnectForm(boolean isEnhanced) {
        this.isEnhanced = isEnhanced;
    }

    /**
     * The Connect schema.
     *
     * @param isEnhanced whether parameters remember what else is lost on the way back to Avro
     * @throws DataException when Connect can't show such data: a record that contains itself, or a bare null
     */
    static Schema of(org.apache.avro.Schema avro, boolean isEnhanced) {
        return new ConnectForm(isEnhanced).of(avro);
    }

    private Schema of(org.apache.avro.Schema avro) {
        return builder(avro).build();
    }

    private SchemaBuilder builder(org.apache.avro.Schema avro) {
        SchemaBuilder builder = switch (avro.getType()) {
            case RECORD -> record(avro);
            case ENUM -> enumeration(avro);
            case FIXED -> fixed(avro);
            case ARRAY -> SchemaBuilder.array(of(avro.getElementType()));
            case MAP -> SchemaBuilder.map(Schema.STRING_SCHEMA, of(avro.getValueType()));
            case UNION -> union(avro);
            case NULL -> throw bareNull();
            default -> primitive(avro);
        };
        return avro.getType() == org.apache.avro.Schema.Type.UNION ? builder : withProperties(builder, avro);
    }

    private SchemaBuilder record(org.apache.avro.Schema avro) {
        if (!around.add(avro.getFullName())) {
            throw new DataException(
                    "%s contains itself, which Connect's data can't show: read it as bytes, with ByteArrayConverter"
                            .formatted(avro.getFullName()));
        }
        SchemaBuilder builder = SchemaBuilder.struct().name(avro.getFullName());
        avro.getFields().forEach(field -> {
            builder.field(field.name(), field(field));
            mark(builder, Marks.FIELD_DOC + field.name(), field.doc());
        });
        around.remove(avro.getFullName());
        return mark(builder, Marks.TYPE_DOC, avro.getDoc());
    }

    private Schema field(Field field) {
        SchemaBuilder builder = builder(field.schema());
        boolean hasDefault = field.hasDefaultValue() && field.defaultVal() != JsonProperties.NULL_VALUE;
        Schema schema =
                mark(builder, Marks.FIELD_DEFAULT, hasDefault ? "true" : null).build();
        return field.hasDefaultValue() ? withDefault(schema, DefaultValues.connect(field, schema)) : schema;
    }

    /** By the constructor, since the builder refuses structs as defaults: their schema isn't its own. */
    private static Schema withDefault(Schema schema, @Nullable Object value) {
        return new ConnectSchema(
                schema.type(),
                schema.isOptional(),
                value,
                schema.name(),
                schema.version(),
                schema.doc(),
                schema.parameters(),
                schema.type() == Schema.Type.STRUCT ? schema.fields() : null,
                schema.type() == Schema.Type.MAP ? schema.keySchema() : null,
                schema.type() == Schema.Type.MAP || schema.type() == Schema.Type.ARRAY ? schema.valueSchema() : null);
    }

    private SchemaBuilder enumeration(org.apache.avro.Schema avro) {
        SchemaBuilder builder = isEnhanced ? SchemaBuilder.string().name(avro.getFullName()) : SchemaBuilder.string();
        mark(builder, Marks.ENUM, avro.getFullName());
        avro.getEnumSymbols().forEach(symbol -> mark(builder, Marks.ENUM + "." + symbol, symbol));
        mark(builder, Marks.ENUM_DOC + avro.getName(), avro.getDoc());
        mark(builder, Marks.ENUM_DEFAULT + avro.getName(), avro.getEnumDefault());
        return builder;
    }

    private SchemaBuilder fixed(org.apache.avro.Schema avro) {
        Optional<Logical> logical = Logical.of(avro);
        SchemaBuilder builder = logical.map(type -> type.builder(avro.getLogicalType()))
                .orElseGet(() -> SchemaBuilder.bytes().name(avro.getFullName()));
        mark(builder, Marks.FIXED, avro.getFullName());
        mark(builder, Marks.TYPE_DOC, avro.getDoc());
        return mark(builder, Marks.FIXED_SIZE, String.valueOf(avro.getFixedSize()));
    }

    private SchemaBuilder primitive(org.apache.avro.Schema avro) {
        return Logical.of(avro)
                .map(type -> type.builder(avro.getLogicalType()))
                .orElseGet(() -> new SchemaBuilder(type(avro)));
    }

    private static Schema.Type type(org.apache.avro.Schema avro) {
        return switch (avro.getType()) {
            case BOOLEAN -> Schema.Type.BOOLEAN;
            case INT -> ConnectProperties.integer(avro);
            case LONG -> Schema.Type.INT64;
            case FLOAT -> Schema.Type.FLOAT32;
            case DOUBLE -> Schema.Type.FLOAT64;
            case STRING -> Schema.Type.STRING;
            case BYTES -> Schema.Type.BYTES;
            default -> throw new IllegalArgumentException("not a primitive type: " + avro.getType());
        };
    }

    private SchemaBuilder union(org.apache.avro.Schema avro) {
        List<org.apache.avro.Schema> branches = Unions.branches(avro);
        if (branches.isEmpty()) {
            throw bareNull();
        }
        SchemaBuilder builder = branches.size() == 1 ? builder(branches.get(0)) : choice(branches);
        return avro.isNullable() ? builder.optional() : builder;
    }

    private static DataException bareNull() {
        return new DataException("Connect has no type for a null that is nothing else");
    }

    private SchemaBuilder choice(List<org.apache.avro.Schema> branches) {
        SchemaBuilder builder = SchemaBuilder.struct().name(Marks.UNION);
        branches.forEach(branch -> builder.field(
                Unions.name(branch, isEnhanced), builder(branch).optional().build()));
        return builder;
    }

    private SchemaBuilder withProperties(SchemaBuilder builder, org.apache.avro.Schema avro) {
        ConnectProperties.read(avro, builder);
        return Logical.of(avro).isPresent()
                ? builder
                : mark(builder, Marks.LOGICAL, avro.getProp(LogicalType.LOGICAL_TYPE_PROP));
    }

    private SchemaBuilder mark(SchemaBuilder builder, String name, @Nullable String value) {
        return isEnhanced && value != null ? builder.parameter(name, value) : builder;
    }
}

package io.wildcatch.connectors.converter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Avro schema of a Connect schema: the way back from {@link ConnectForm}, and a way for the schemas of any
 * other connector. What is optional is a union with null.
 */
final class AvroForm {

    private static final Object NO_DEFAULT = new Object();

    private final boolean hasMetaData;
    /** Named types so far: Avro wants each name once. */
    private final Map<String, Schema> named = new HashMap<>();

    private int unnamed;

    private AvroForm(boolean hasMetaData) {
        this.hasMetaData = hasMetaData;
    }

    /**
     * The Avro schema.
     *
     * @param hasMetaData whether names, versions, docs and parameters that Avro has no place for become properties
     * @throws DataException when Avro can't hold such data: names that it refuses, two structs of one name, maps whose
     *     keys aren't texts
     */
    static Schema of(org.apache.kafka.connect.data.Schema connect, boolean hasMetaData) {
        return new AvroForm(hasMetaData).of(connect, connect.doc());
    }

    private Schema of(org.apache.kafka.connect.data.Schema connect) {
        return of(connect, connect.doc());
    }

    /** @param typeDoc for a type that can have one */
    private Schema of(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        List<Schema> branches = isChoice(connect)
                ? choice(connect)
                : List.of(withProperties(single(connect, typeDoc), connect, typeDoc));
        if (connect.isOptional()) {
            return Schema.createUnion(withNull(branches));
        }
        return isChoice(connect) ? Schema.createUnion(branches) : branches.get(0);
    }

    private static boolean isChoice(org.apache.kafka.connect.data.Schema connect) {
        return Marks.UNION.equals(connect.name()) && connect.type() == org.apache.kafka.connect.data.Schema.Type.STRUCT;
    }

    private static List<Schema> withNull(List<Schema> branches) {
        List<Schema> all = new ArrayList<>(branches);
        all.add(0, Schema.create(Schema.Type.NULL));
        return all;
    }

    private List<Schema> choice(org.apache.kafka.connect.data.Schema connect) {
        return connect.fields().stream()
                .map(field -> Unions.branches(of(field.schema())).get(0))
                .toList();
    }

    private Schema single(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        return Logical.of(connect).map(type -> named(type.avro(connect))).orElseGet(() -> plain(connect, typeDoc));
    }

    private Schema plain(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        return switch (connect.type()) {
            case INT8, INT16, INT32 -> Schema.create(Schema.Type.INT);
            case INT64 -> Schema.create(Schema.Type.LONG);
            case FLOAT32 -> Schema.create(Schema.Type.FLOAT);
            case FLOAT64 -> Schema.create(Schema.Type.DOUBLE);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case STRING -> text(connect, typeDoc);
            case BYTES -> binary(connect, typeDoc);
            case ARRAY -> Schema.createArray(of(connect.valueSchema()));
            case MAP -> map(connect);
            case STRUCT -> record(connect, typeDoc);
        };
    }

    private Schema text(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        String name = parameter(connect, Marks.ENUM);
        if (name == null) {
            return Schema.create(Schema.Type.STRING);
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        List<String> symbols = connect.parameters().keySet().stream()
                .filter(key -> key.startsWith(Marks.ENUM + "."))
                .map(key -> key.substring(Marks.ENUM.length() + 1))
                .toList();
        return named(AvroNames.checked(() -> Schema.createEnum(
                name,
                parameter(connect, Marks.ENUM_DOC + simple, typeDoc),
                null,
                symbols,
                parameter(connect, Marks.ENUM_DEFAULT + simple))));
    }

    private Schema binary(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        String name = parameter(connect, Marks.FIXED);
        String size = parameter(connect, Marks.FIXED_SIZE);
        return name == null || size == null
                ? Schema.create(Schema.Type.BYTES)
                : named(AvroNames.checked(() -> Schema.createFixed(
                        name, parameter(connect, Marks.TYPE_DOC, typeDoc), null, Integer.parseInt(size))));
    }

    private Schema map(org.apache.kafka.connect.data.Schema connect) {
        if (connect.keySchema().type() != org.apache.kafka.connect.data.Schema.Type.STRING
                || connect.keySchema().isOptional()) {
            throw new DataException("a map's keys are of type %s: Avro has maps with texts as keys only"
                    .formatted(connect.keySchema().type()));
        }
        return Schema.createMap(of(connect.valueSchema()));
    }

    private Schema record(org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        String name = connect.name() == null ? nextUnnamed() : connect.name();
        return named(AvroNames.checked(() -> {
            Schema record = Schema.createRecord(name, parameter(connect, Marks.TYPE_DOC, typeDoc), null, false);
            record.setFields(connect.fields().stream()
                    .map(field -> field(field, parameter(connect, Marks.FIELD_DOC + field.name())))
                    .toList());
            return record;
        }));
    }

    private String nextUnnamed() {
        unnamed++;
        return unnamed == 1 ? Marks.UNNAMED : Marks.UNNAMED + unnamed;
    }

    private Schema.Field field(Field field, @Nullable String remembered) {
        org.apache.kafka.connect.data.Schema connect = field.schema();
        Schema avro = of(connect, null);
        String doc = remembered == null ? connect.doc() : remembered;
        Object value = connect.defaultValue();
        if (value != null && avro.isUnion()) {
            avro = Unions.startingWith(avro, value);
        }
        Object json = value == null
                ? connect.isOptional() ? JsonProperties.NULL_VALUE : NO_DEFAULT
                : DefaultValues.json(avro, value);
        return json == NO_DEFAULT
                ? new Schema.Field(field.name(), avro, doc)
                : new Schema.Field(field.name(), avro, doc, json);
    }

    /** The first of that name, unless they differ. */
    private Schema named(Schema avro) {
        if (!AvroNames.isNamed(avro)) {
            return avro;
        }
        Schema first = named.putIfAbsent(avro.getFullName(), avro);
        if (first != null && !first.equals(avro)) {
            throw new DataException(
                    "two different structs, enums or fixed have the name %s: rename one with a transform"
                            .formatted(avro.getFullName()));
        }
        return first == null ? avro : first;
    }

    private Schema withProperties(Schema avro, org.apache.kafka.connect.data.Schema connect, @Nullable String typeDoc) {
        String logical = parameter(connect, Marks.LOGICAL);
        if (logical != null && avro.getObjectProp(LogicalType.LOGICAL_TYPE_PROP) == null) {
            avro.addProp(LogicalType.LOGICAL_TYPE_PROP, logical);
        }
        ConnectProperties.writeType(connect, avro);
        if (hasMetaData) {
            ConnectProperties.write(connect, avro, typeDoc);
        }
        return avro;
    }

    private static @Nullable String parameter(org.apache.kafka.connect.data.Schema connect, String name) {
        return connect.parameters() == null ? null : connect.parameters().get(name);
    }

    private static @Nullable String parameter(
            org.apache.kafka.connect.data.Schema connect, String name, @Nullable String otherwise) {
        String value = parameter(connect, name);
        return value == null ? otherwise : value;
    }
}

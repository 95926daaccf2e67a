package io.wildcatch.fakes;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Random schemas without recursion, and valid data of any such schema; the same ones for the same seed. */
public final class RandomAvro {

    private static final int DAY_MILLIS = 86_400_000;
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final List<String> TEXTS = List.of("", "acme.fr", "Société", "日本語", "🐟 wild", "\u0000");

    private final Random random;
    private int names;

    public RandomAvro(long seed) {
        this.random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A record with up to four levels of records, lists, maps and unions. */
    public Schema schema() {
        return record(3);
    }

    private Schema record(int depth) {
        Schema record = Schema.createRecord(name("Record"), doc(), "some.space" + random.nextInt(3), false);
        record.setFields(IntStream.range(0, random.nextInt(6) + 1)
                .mapToObj(i -> field("field" + i, depth))
                .toList());
        return record;
    }

    private Schema.Field field(String name, int depth) {
        Schema type = type(depth);
        if (type.isNullable()) {
            return new Schema.Field(name, type, doc(), Schema.Field.NULL_DEFAULT_VALUE);
        }
        Object preset = random.nextBoolean() ? preset(type) : null;
        return preset == null ? new Schema.Field(name, type, doc()) : new Schema.Field(name, type, doc(), preset);
    }

    private static @Nullable Object preset(Schema type) {
        return switch (type.getType()) {
            case STRING -> "preset";
            case ENUM -> "C";
            case INT -> 7;
            case LONG -> 7_000_000_000L;
            case DOUBLE -> 2.5;
            case BOOLEAN -> true;
            case ARRAY -> List.of();
            case MAP -> Map.of();
            case BYTES -> new byte[] {0, (byte) 200};
            case UNION -> "first branch";
            default -> null;
        };
    }

    private Schema type(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 4 -> record(depth - 1);
            case 5 -> Schema.createArray(type(depth - 1));
            case 6 -> Schema.createMap(type(depth - 1));
            case 7 -> union(depth - 1);
            case 3 -> Schema.createUnion(Schema.create(Schema.Type.NULL), scalar());
            default -> scalar();
        };
    }

    private Schema union(int depth) {
        List<Schema> branches = new ArrayList<>(List.of(
                Schema.create(Schema.Type.STRING),
                Schema.create(random.nextBoolean() ? Schema.Type.INT : Schema.Type.DOUBLE),
                record(depth),
                enumeration()));
        if (random.nextBoolean()) {
            branches.add(0, Schema.create(Schema.Type.NULL));
        }
        return Schema.createUnion(branches);
    }

    private Schema scalar() {
        List<Supplier<Schema>> kinds = List.of(
                () -> Schema.create(Schema.Type.BOOLEAN),
                () -> Schema.create(Schema.Type.INT),
                () -> Schema.create(Schema.Type.LONG),
                () -> Schema.create(Schema.Type.FLOAT),
                () -> Schema.create(Schema.Type.DOUBLE),
                () -> Schema.create(Schema.Type.STRING),
                () -> Schema.create(Schema.Type.BYTES),
                this::enumeration,
                () -> Schema.createFixed(name("Fixed"), null, "some.space", random.nextInt(20) + 1),
                () -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
                () -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT)),
                () -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
                () -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
                () -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING)),
                () -> LogicalTypes.decimal(12, 4).addToSchema(Schema.create(Schema.Type.BYTES)),
                () -> LogicalTypes.decimal(12, 4)
                        .addToSchema(Schema.createFixed(name("Money"), null, "some.space", 8)));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Schema enumeration() {
        return Schema.createEnum(
                name("Enum"), doc(), "some.space", List.of("A", "B", "C"), random.nextBoolean() ? "B" : null);
    }

    private String name(String kind) {
        return kind + names++;
    }

    private @Nullable String doc() {
        return random.nextBoolean() ? "Doc " + random.nextInt() : null;
    }

    /** What Avro's generic classes make of the schema. */
    public @Nullable Object datum(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal) {
            return decimal(schema);
        } else if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
            return random.nextInt(DAY_MILLIS);
        } else if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return random.nextLong(YEAR_0, YEAR_10000);
        }
        return switch (schema.getType()) {
            case RECORD -> recordDatum(schema);
            case ENUM -> new GenericData.EnumSymbol(schema, pick(schema.getEnumSymbols()));
            case ARRAY ->
                new ArrayList<>(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> datum(schema.getElementType()))
                        .toList());
            case MAP -> map(schema.getValueType());
            case UNION -> datum(pick(schema.getTypes()));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
            case STRING -> new Utf8(pick(TEXTS));
            case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(20)));
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
        };
    }

    private Object decimal(Schema schema) {
        byte[] number = BigInteger.valueOf(random.nextInt()).toByteArray();
        if (schema.getType() == Schema.Type.BYTES) {
            return ByteBuffer.wrap(number);
        }
        long value = random.nextInt();
        return new GenericData.Fixed(
                schema, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private GenericData.Record recordDatum(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), datum(field.schema())));
        return record;
    }

    private Map<String, @Nullable Object> map(Schema values) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> map.put(pick(TEXTS) + i, datum(values)));
        return map;
    }

    private <E> E pick(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }
}

package io.wildcatch.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Valid records of any generated class, the same ones for the same seed. */
public final class RandomRecords {

    private static final String[] WORDS = {
        "",
        " ",
        "acme.fr",
        "Société Générale",
        "\"quoted\"",
        "back\\slash",
        "line\nbreak",
        "\u0000",
        "日本語",
        "🐟 wild",
        "null"
    };
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
        GeneratedTypes.trust();
    }

    public <T extends SpecificRecord> T next(Class<T> type) {
        return type.cast(record(SpecificData.get().getSchema(type)));
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    private SpecificRecord record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> SpecificData.get().createEnum(pick(schema.getEnumSymbols()), schema);
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            case UNION -> value(pick(schema.getTypes()));
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(40)));
            case INT -> random.nextInt();
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? Instant.ofEpochMilli(random.nextLong(YEAR_0, YEAR_10000))
                        : (Object) random.nextLong();
            case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no such type in the contract: " + schema);
        };
    }

    private List<Object> list(Schema items) {
        return new ArrayList<>(IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> value(items))
                .toList());
    }

    private Map<String, Object> map(Schema values) {
        Map<String, Object> map = new HashMap<>();
        IntStream.range(0, random.nextInt(20)).forEach(i -> map.put(text() + i, value(values)));
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(random.nextInt(50) == 0 ? 500 : 4);
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private <E> E pick(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }
}

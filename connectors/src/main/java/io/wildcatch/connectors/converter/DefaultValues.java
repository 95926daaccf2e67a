package io.wildcatch.connectors.converter;

import io.wildcatch.schemas.serde.WireDecoder;
import io.wildcatch.schemas.serde.WireEncoder;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Defaults of fields, by way of the bytes that they would be in a record. */
final class DefaultValues {

    private DefaultValues() {}

    /**
     * The default of an Avro field as a Connect value; null also when it breaks its own schema, since readers of
     * a writer's data have no use for it.
     */
    static @Nullable Object connect(Field field, org.apache.kafka.connect.data.Schema schema) {
        try {
            return ValueReader.of(field.schema(), schema).read(decoder(bytes(field), 0));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** The default's binary form, without a header. */
    static byte[] bytes(Field field) throws IOException {
        WireEncoder encoder = new WireEncoder();
        encoder.start(0);
        new GenericDatumWriter<>(field.schema()).write(GenericData.get().getDefaultValue(field), encoder);
        byte[] record = encoder.finish();
        return Arrays.copyOfRange(record, WireFormat.HEADER, record.length);
    }

    /**
     * A Connect value as the Java form of the JSON that stands for it in an Avro schema.
     *
     * @param avro the field's type; for unions the first branch is the value's
     */
    static Object json(Schema avro, Object value) {
        try {
            WireEncoder encoder = new WireEncoder();
            encoder.start(0);
            ValueWriter.of(avro).write(value, encoder);
            return json(new GenericDatumReader<>(avro).read(null, decoder(encoder.finish(), WireFormat.HEADER)));
        } catch (IOException e) {
            throw new IllegalStateException("can't happen in memory", e);
        }
    }

    private static Object json(@Nullable Object datum) {
        if (datum == null) {
            return JsonProperties.NULL_VALUE;
        } else if (datum instanceof IndexedRecord record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            record.getSchema().getFields().forEach(field -> fields.put(field.name(), json(record.get(field.pos()))));
            return fields;
        } else if (datum instanceof Collection<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(json(item)));
            return list;
        } else if (datum instanceof Map<?, ?> entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.forEach((key, item) -> map.put(key.toString(), json(item)));
            return map;
        } else if (datum instanceof ByteBuffer bytes) {
            return ScalarWriter.bytes(bytes);
        } else if (datum instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        return datum instanceof Number || datum instanceof Boolean ? datum : datum.toString();
    }

    private static WireDecoder decoder(byte[] bytes, int offset) {
        WireDecoder decoder = new WireDecoder();
        decoder.start(bytes, offset);
        return decoder;
    }
}

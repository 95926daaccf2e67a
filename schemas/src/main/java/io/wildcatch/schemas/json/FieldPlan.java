package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One field of a record: its name, the codec of its values, and what holds when the JSON has none. */
final class FieldPlan {

    private final int position;
    private final String name;
    private final SerializableString encodedName;
    private final ValueCodec codec;
    private final boolean optional;
    private final @Nullable Object defaultValue;

    FieldPlan(Schema.Field field, ValueCodec codec, SpecificData data) {
        this.position = field.pos();
        // Jackson interns field names: an interned name lets the reader compare by identity.
        this.name = field.name().intern();
        this.encodedName = new SerializedString(name);
        this.codec = codec;
        this.optional = field.hasDefaultValue() || field.schema().isNullable();
        this.defaultValue = field.hasDefaultValue() ? data.getDefaultValue(field) : null;
    }

    int position() {
        return position;
    }

    String name() {
        return name;
    }

    /** Reads the value that follows the field's name; JSON null counts as absent. */
    void read(JsonParser json, SpecificRecord record) throws IOException, InvalidRecordException {
        if (json.nextToken() != JsonToken.VALUE_NULL) {
            record.put(position, codec.read(json));
        } else if (optional) {
            record.put(position, absent());
        } else {
            throw Mismatch.at(json, codec.expected());
        }
    }

    void readAbsent(JsonParser json, SpecificRecord record) throws InvalidRecordException {
        if (!optional) {
            throw Mismatch.missing(json, name, codec.expected());
        }
        record.put(position, absent());
    }

    /** Containers are made anew, since records are mutable. */
    private @Nullable Object absent() {
        if (defaultValue instanceof Collection<?> list) {
            return list.isEmpty() ? new ArrayList<>(0) : new ArrayList<>(list);
        }
        return defaultValue instanceof Map<?, ?> map ? new HashMap<>(map) : defaultValue;
    }

    void write(SpecificRecord record, JsonGenerator json) throws IOException {
        json.writeFieldName(encodedName);
        Object value = record.get(position);
        if (value == null) {
            json.writeNull();
        } else {
            codec.write(value, json);
        }
    }

    static List<FieldPlan> of(Schema schema, SpecificData data) {
        return schema.getFields().stream()
                .map(field -> new FieldPlan(field, Codecs.of(field.schema(), data), data))
                .toList();
    }
}

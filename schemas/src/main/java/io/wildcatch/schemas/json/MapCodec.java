package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An Avro map. Entries that are null count as absent. */
record MapCodec(ValueCodec values) implements ValueCodec {

    @Override
    public Object read(JsonParser json) throws IOException, InvalidRecordException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Mismatch.at(json, expected());
        }
        Map<String, Object> map = new HashMap<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                map.put(key, value(json));
            }
        }
        return map;
    }

    /** Numbers and booleans go as the text that the sender wrote, so that nobody has to quote {@code {"k":1}}. */
    private Object value(JsonParser json) throws IOException, InvalidRecordException {
        if (values != ScalarCodec.STRING) {
            return values.read(json);
        }
        if (!json.currentToken().isScalarValue()) {
            throw Mismatch.at(json, "a text, a number or a boolean");
        }
        return json.getText();
    }

    /** Sorted, because the order of a hash map depends on its history. */
    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        Map<?, ?> map = (Map<?, ?>) value;
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.size() < 2 ? map.entrySet() : new TreeMap<Object, Object>(map).entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            values.write(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    @Override
    public String expected() {
        return "an object";
    }
}

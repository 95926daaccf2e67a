package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An Avro array. */
record ListCodec(ValueCodec items) implements ValueCodec {

    private static final int USUAL_SIZE = 4;

    @Override
    public Object read(JsonParser json) throws IOException, InvalidRecordException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Mismatch.at(json, expected());
        }
        List<Object> list = new ArrayList<>(USUAL_SIZE);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.VALUE_NULL) {
                throw Mismatch.at(json, items.expected());
            }
            list.add(items.read(json));
        }
        return list;
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object item : (List<?>) value) {
            items.write(item, json);
        }
        json.writeEndArray();
    }

    @Override
    public String expected() {
        return "a list";
    }
}

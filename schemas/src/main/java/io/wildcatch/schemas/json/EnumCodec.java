package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An Avro enum: the JSON text is its symbol, letter case included. */
final class EnumCodec implements ValueCodec {

    private final Map<String, Object> constants = new HashMap<>();
    private final String expected;

    EnumCodec(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            constants.put(constant.toString(), constant);
        }
        String symbols = String.join(", ", constants.keySet().stream().sorted().toList());
        this.expected = "one of " + symbols;
    }

    @Override
    public Object read(JsonParser json) throws IOException, InvalidRecordException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Mismatch.at(json, expected);
        }
        Object constant = constants.get(json.getText());
        if (constant == null) {
            throw Mismatch.at(json, expected, "another text");
        }
        return constant;
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        json.writeString(value.toString());
    }

    @Override
    public String expected() {
        return expected;
    }
}

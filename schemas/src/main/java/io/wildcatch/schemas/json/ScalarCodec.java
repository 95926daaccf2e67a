package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/** The Avro types that are one JSON token. */
enum ScalarCodec implements ValueCodec {
    STRING("a text") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            return text(json);
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeString(value.toString());
        }
    },
    BOOLEAN("true or false") {
        @Override
        public Object read(JsonParser json) throws InvalidRecordException {
            return switch (json.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw Mismatch.at(json, expected());
            };
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeBoolean((Boolean) value);
        }
    },
    INT("a whole number from -2147483648 to 2147483647") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            long value = whole(json);
            if (value != (int) value) {
                throw Mismatch.at(json, expected(), "a number out of range");
            }
            return (int) value;
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Integer) value);
        }
    },
    LONG("a whole number of at most 64 bits") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            return whole(json);
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Long) value);
        }
    },
    FLOAT("a finite number") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            float value = (float) finite(json);
            if (Float.isInfinite(value)) {
                throw Mismatch.at(json, expected(), "a number out of range");
            }
            return value;
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            requireFinite((Float) value);
            json.writeNumber((Float) value);
        }
    },
    DOUBLE("a finite number") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            return finite(json);
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            requireFinite((Double) value);
            json.writeNumber((Double) value);
        }
    },
    TIME(IsoTime.EXPECTED) {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw Mismatch.at(json, expected());
            }
            return IsoTime.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
                    .orElseThrow(() -> Mismatch.at(json, expected(), "another text"));
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeString(((Instant) value).toString());
        }
    },
    BYTES("bytes in base64") {
        @Override
        public Object read(JsonParser json) throws IOException, InvalidRecordException {
            try {
                return ByteBuffer.wrap(Base64.getDecoder().decode(text(json)));
            } catch (IllegalArgumentException e) {
                throw new InvalidRecordException(Mismatch.path(json), expected(), "another text", e);
            }
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            byte[] bytes = new byte[((ByteBuffer) value).remaining()];
            ((ByteBuffer) value).duplicate().get(bytes);
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    };

    private static final double TWO_TO_63 = 0x1p63;

    private final String expected;

    ScalarCodec(String expected) {
        this.expected = expected;
    }

    @Override
    public String expected() {
        return expected;
    }

    String text(JsonParser json) throws IOException, InvalidRecordException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Mismatch.at(json, expected);
        }
        return json.getText();
    }

    double finite(JsonParser json) throws IOException, InvalidRecordException {
        if (!json.currentToken().isNumeric()) {
            throw Mismatch.at(json, expected);
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw Mismatch.at(json, expected, "a number out of range");
        }
        return value;
    }

    /** 3.0 is taken for 3, as senders without integers write it. */
    long whole(JsonParser json) throws IOException, InvalidRecordException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return wholeDouble(json);
        }
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw Mismatch.at(json, expected, "a number out of range");
        }
        return json.getLongValue();
    }

    private long wholeDouble(JsonParser json) throws IOException, InvalidRecordException {
        double value = finite(json);
        if (value != Math.rint(value)) {
            throw Mismatch.at(json, expected, "a fraction");
        }
        if (value < -TWO_TO_63 || value >= TWO_TO_63) {
            throw Mismatch.at(json, expected, "a number out of range");
        }
        return (long) value;
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
    }
}

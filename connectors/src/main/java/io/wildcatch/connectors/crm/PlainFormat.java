package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Formats without settings. */
enum PlainFormat implements Format {
    /** A share of 1 as percent, one decimal place at most: 0.834 is 83.4. */
    PERCENT {
        @Override
        public JsonNode apply(JsonNode value) {
            return value.isNumber() ? DoubleNode.valueOf(Math.round(value.asDouble() * 1000) / 10.0) : value;
        }
    },
    /** A number without decimal places. */
    INTEGER {
        @Override
        public JsonNode apply(JsonNode value) {
            return value.isNumber() ? LongNode.valueOf(Math.round(value.asDouble())) : value;
        }
    },
    /** A time as its day in UTC: 2026-01-05. */
    DATE {
        @Override
        public JsonNode apply(JsonNode value) {
            return time(
                    value,
                    at -> TextNode.valueOf(
                            at.atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        }
    },
    /** A time in milliseconds since 1970. */
    MILLIS {
        @Override
        public JsonNode apply(JsonNode value) {
            return time(value, at -> LongNode.valueOf(at.toEpochMilli()));
        }
    };

    private static JsonNode time(JsonNode value, Function<Instant, JsonNode> spelling) {
        if (!value.isTextual()) {
            return value.isMissingNode() ? MissingNode.getInstance() : value;
        }
        try {
            return spelling.apply(Instant.parse(value.asText()));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}

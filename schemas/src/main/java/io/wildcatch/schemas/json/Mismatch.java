package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Makes exceptions that tell where a parser stands. */
final class Mismatch {

    private Mismatch() {}

    /** The value at the parser's current token isn't what was expected. */
    static InvalidRecordException at(JsonParser json, String expected) {
        return new InvalidRecordException(path(json), expected, describe(json.currentToken()));
    }

    /** The value at the current token has the right type, but a value that can't be taken. */
    static InvalidRecordException at(JsonParser json, String expected, String found) {
        return new InvalidRecordException(path(json), expected, found);
    }

    /** A field of the record that the parser has just ended isn't there. */
    static InvalidRecordException missing(JsonParser json, String field, String expected) {
        String parent = path(json);
        return new InvalidRecordException(parent.isEmpty() ? field : parent + "." + field, expected, "nothing");
    }

    static String path(JsonParser json) {
        StringBuilder path = new StringBuilder();
        append(json.getParsingContext(), path);
        return path.toString();
    }

    private static void append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(context.getParent(), path);
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(path.length() == 0 ? "" : ".").append(context.getCurrentName());
        }
    }

    static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "another value";
        };
    }
}

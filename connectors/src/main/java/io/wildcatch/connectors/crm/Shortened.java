package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A text of so many characters at most, for fields that refuse longer ones: {@code max(80)}. */
record Shortened(int most) implements Format {

    static Shortened parse(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("'max(" + text + ")': expected a number of characters, 1 or more");
        }
        return new Shortened(Integer.parseInt(text));
    }

    @Override
    public JsonNode apply(JsonNode value) {
        String text = Format.text(value);
        if (text.length() <= most) {
            return value;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return TextNode.valueOf(text.substring(0, end));
    }
}

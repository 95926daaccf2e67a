package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a value is spelt for the system that it goes to. A value that a format isn't made for stays as it is. */
interface Format {

    JsonNode apply(JsonNode value);

    /** @throws IllegalArgumentException when there is none of this name; says which there are */
    static Format named(String name) {
        if (name.startsWith("map(") && name.endsWith(")")) {
            return ValueMap.parse(name.substring(4, name.length() - 1));
        }
        if (name.startsWith("max(") && name.endsWith(")")) {
            return Shortened.parse(name.substring(4, name.length() - 1));
        }
        if (name.startsWith("starting(") && name.endsWith(")")) {
            return new Starting(name.substring(9, name.length() - 1));
        }
        Map<String, Format> plain = Arrays.stream(PlainFormat.values())
                .collect(Collectors.toMap(format -> format.name().toLowerCase(Locale.ROOT), format -> format));
        Format format = plain.get(name);
        if (format == null) {
            throw new IllegalArgumentException("'|" + name + "': expected "
                    + String.join(", ", plain.keySet().stream().sorted().toList())
                    + ", max(80), starting(001) or map(VALUE:other,*:rest)");
        }
        return format;
    }

    /** A value as text: nothing for none, one line for each item of a list. */
    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Format::text)
                    .collect(Collectors.joining("\n"));
        }
        return value.isObject() ? value.toString() : value.asText();
    }
}

package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A property of an object type.
 *
 * @param name internal name
 * @param type {@code string number datetime date enumeration bool}
 * @param options of an enumeration; empty otherwise
 * @param unique whether no two records may have the same value
 */
public record Property(String name, String type, List<String> options, boolean unique) {

    private static final List<String> TYPES = List.of("string", "number", "datetime", "date", "enumeration", "bool");

    public Property {
        options = List.copyOf(options);
        if (!TYPES.contains(type)) {
            throw ApiException.invalid("Invalid property type: " + type + ", expected one of " + TYPES);
        }
    }

    /** A text. */
    public static Property text(String name) {
        return new Property(name, "string", List.of(), false);
    }

    /** A number. */
    public static Property number(String name) {
        return new Property(name, "number", List.of(), false);
    }

    /** A time, in milliseconds since 1970 or ISO-8601. */
    public static Property time(String name) {
        return new Property(name, "datetime", List.of(), false);
    }

    /** One of these values. */
    public static Property choice(String name, String... options) {
        return new Property(name, "enumeration", List.of(options), false);
    }

    static Property of(JsonNode json) {
        return new Property(
                json.path("name").asText(),
                json.path("type").asText(),
                StreamSupport.stream(json.path("options").spliterator(), false)
                        .map(option -> option.path("value").asText())
                        .toList(),
                json.path("hasUniqueValue").asBoolean());
    }

    /** What is wrong with a value, as HubSpot describes it. An empty value clears a property. */
    Optional<ObjectNode> objection(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (type) {
            case "number" ->
                value.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
                        ? Optional.empty()
                        : objection("INVALID_DOUBLE", value + " was not a valid number.");
            case "datetime" ->
                isTime(value) ? Optional.empty() : objection("INVALID_LONG", value + " was not a valid long.");
            case "date" ->
                isDay(value) ? Optional.empty() : objection("INVALID_DATE", value + " was not a valid date.");
            case "enumeration" ->
                options.contains(value)
                        ? Optional.empty()
                        : objection("INVALID_OPTION", value + " was not one of the allowed options: " + options);
            case "bool" ->
                value.matches("true|false")
                        ? Optional.empty()
                        : objection("INVALID_OPTION", value + " was not one of the allowed options: [true, false]");
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> objection(String code, String message) {
        return Optional.of(error(name, code, message));
    }

    static ObjectNode error(String name, String code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("isValid", false)
                .put("message", message)
                .put("error", code)
                .put("name", name);
    }

    private static boolean isTime(String value) {
        try {
            return value.matches("-?\\d{1,15}") || Instant.parse(value).isAfter(Instant.MIN);
        } catch (DateTimeParseException e) {
            return isDay(value);
        }
    }

    private static boolean isDay(String value) {
        try {
            return value.matches("\\d{12,15}") || LocalDate.parse(value).isAfter(LocalDate.MIN);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

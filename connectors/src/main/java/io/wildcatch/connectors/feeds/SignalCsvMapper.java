package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * Tables of signals: columns bear the names of a signal's fields, those of company and person with or without {@code
 * account.} or {@code person.} before them; what is left becomes attributes.
 */
public final class SignalCsvMapper implements FeedMapper {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("source", "source"),
            Map.entry("kind", "kind"),
            Map.entry("occurredat", "occurredAt"),
            Map.entry("observedat", "observedAt"),
            Map.entry("offering", "offering"),
            Map.entry("intent", "intent"),
            Map.entry("strength", "strength"),
            Map.entry("title", "title"),
            Map.entry("text", "text"),
            Map.entry("url", "url"),
            Map.entry("domain", "account.domain"),
            Map.entry("registryid", "account.registryId"),
            Map.entry("name", "account.name"),
            Map.entry("company", "account.name"),
            Map.entry("country", "account.country"),
            Map.entry("city", "account.city"),
            Map.entry("email", "person.email"),
            Map.entry("person", "person.name"),
            Map.entry("person.name", "person.name"),
            Map.entry("role", "person.role"));

    @Override
    public MapOutcome map(JsonNode row) {
        ObjectNode signal = JsonNodeFactory.instance.objectNode();
        signal.putObject("account");
        row.properties()
                .forEach(column -> FeedJson.textOf(column.getValue())
                        .ifPresent(value -> put(signal, column.getKey().strip(), value)));
        return SignalRecords.read(signal);
    }

    private static void put(ObjectNode signal, String column, String value) {
        String field = field(column.toLowerCase(Locale.ROOT));
        if (field.isEmpty()) {
            signal.withObjectProperty("attributes").put(column, value);
        } else if (field.equals("strength")) {
            putNumber(signal, value);
        } else if (field.endsWith("At")) {
            signal.put(field, FeedTime.parse(value).map(Object::toString).orElse(value));
        } else if (field.contains(".")) {
            int dot = field.indexOf('.');
            signal.withObjectProperty(field.substring(0, dot)).put(field.substring(dot + 1), value);
        } else {
            signal.put(field, value);
        }
    }

    private static String field(String column) {
        String exact = FIELDS.getOrDefault(column, "");
        if (!exact.isEmpty()) {
            return exact;
        }
        String bare = column.replaceFirst("^(account|person)\\.", "");
        return bare.equals(column) ? "" : FIELDS.getOrDefault(bare, "");
    }

    private static void putNumber(ObjectNode signal, String value) {
        try {
            signal.put("strength", Double.parseDouble(value));
        } catch (NumberFormatException e) {
            // left as it is, so that the reader says what was expected of this field
            signal.put("strength", value);
        }
    }
}

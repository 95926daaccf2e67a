package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * CloudEvents 1.0 in structured or batched JSON, whose data is a signal. The event's {@code (source, id)} is the
 * identity; what the signal doesn't say for itself is taken from the envelope.
 */
public final class CloudEventsMapper implements FeedMapper {

    @Override
    public MapOutcome map(JsonNode record) {
        if (text(record, "specversion").isEmpty()
                || text(record, "id").isEmpty()
                || text(record, "source").isEmpty()) {
            return rejected("not a CloudEvent", "expected specversion, id and source");
        }
        if (!(data(record) instanceof ObjectNode data)) {
            return rejected("no data", "expected data that is a signal as JSON");
        }
        ObjectNode signal = data.deepCopy();
        signal.set("id", record.get("id"));
        putIfAbsent(signal, "source", lastPart(text(record, "source").orElse("")));
        text(record, "type").ifPresent(type -> putIfAbsent(signal, "kind", type));
        text(record, "time").ifPresent(time -> putIfAbsent(signal, "occurredAt", time));
        return SignalRecords.read(signal);
    }

    private static JsonNode data(JsonNode event) {
        if (event.path("data_base64").isTextual()) {
            try {
                byte[] bytes =
                        Base64.getDecoder().decode(event.path("data_base64").textValue());
                return FeedJson.unfolded(TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                return TextNode.valueOf("");
            }
        }
        return FeedJson.unfolded(event.path("data"));
    }

    private static void putIfAbsent(ObjectNode signal, String field, String value) {
        if (!signal.hasNonNull(field)) {
            signal.put(field, value);
        }
    }

    /** {@code https://events.acme.fr/site} gives {@code site}. */
    private static String lastPart(String uri) {
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

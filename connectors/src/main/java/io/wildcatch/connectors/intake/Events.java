package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.feeds.MapOutcome;
import io.wildcatch.connectors.feeds.MapOutcome.Mapped;
import io.wildcatch.connectors.feeds.MapOutcome.Rejected;
import io.wildcatch.connectors.feeds.SegmentMapper;
import io.wildcatch.connectors.feeds.SnowplowMapper;
import io.wildcatch.connectors.intake.Body.Item;
import io.wildcatch.connectors.intake.Body.Parsed;
import io.wildcatch.event.Signal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the records of a body are: signals, or the events of a web tracker, as {@code ?feed=} says. */
enum Events {
    SIGNALS,
    /** Of Segment's tracker, singly, in an array, in lines, or in its {@code {"batch":[…]}}. */
    SEGMENT,
    /** Of Snowplow, enriched, as JSON. */
    SNOWPLOW;

    private static final FeedMapper SEGMENT_MAPPER = new SegmentMapper();
    private static final FeedMapper SNOWPLOW_MAPPER = new SnowplowMapper();

    /**
     * @param query of the request's address, undecoded
     * @return empty for a feed that isn't known
     */
    static Optional<Events> of(@Nullable String query) {
        String feed = "signals";
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith("feed=")) {
                feed = URLDecoder.decode(parameter.substring("feed=".length()), StandardCharsets.UTF_8);
            }
        }
        return switch (feed.toLowerCase(Locale.ROOT)) {
            case "signals", "cloudevents" -> Optional.of(SIGNALS);
            case "segment" -> Optional.of(SEGMENT);
            case "snowplow" -> Optional.of(SNOWPLOW);
            default -> Optional.empty();
        };
    }

    /** The records, out of the tracker's own envelope; what that says of all of them is said of each. */
    List<Item> unpacked(List<Item> items) {
        if (this != SEGMENT) {
            return items;
        }
        List<Item> unpacked = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Parsed parsed && parsed.json().path("batch").isArray()) {
                parsed.json().path("batch").forEach(event -> unpacked.add(new Parsed(sent(event, parsed.json()))));
            } else {
                unpacked.add(item);
            }
        }
        return unpacked;
    }

    /** The signal in an event. Trackers' clocks are wrong: when it came in is by ours unless their server says. */
    Signal signal(JsonNode event, Instant receivedAt) throws NoSignalException {
        MapOutcome outcome =
                this == SEGMENT ? SEGMENT_MAPPER.map(received(event, receivedAt)) : SNOWPLOW_MAPPER.map(event);
        if (outcome instanceof Mapped mapped) {
            return mapped.signals().get(0);
        }
        throw new NoSignalException(((Rejected) outcome).message(), null);
    }

    private static JsonNode sent(JsonNode event, JsonNode envelope) {
        if (event instanceof ObjectNode object && !object.hasNonNull("sentAt") && envelope.hasNonNull("sentAt")) {
            object.set("sentAt", envelope.get("sentAt"));
        }
        return event;
    }

    private static JsonNode received(JsonNode event, Instant receivedAt) {
        if (event instanceof ObjectNode object && !object.hasNonNull("receivedAt")) {
            object.put("receivedAt", receivedAt.toString());
        }
        return event;
    }
}

package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Web events in the shape of Segment's tracker. Visitors' clocks are wrong: how long before sending something happened is
 * believed, not when; so the time is that of receipt less the time between event and sending, where receipt is known.
 */
public final class SegmentMapper implements FeedMapper {

    private static final Set<String> ACTIONS = Set.of("page", "screen", "track");

    @Override
    public MapOutcome map(JsonNode record) {
        Optional<String> id = text(record, "messageId");
        String type = text(record, "type").orElse("");
        if (id.isEmpty() || type.isEmpty()) {
            return rejected("not an event", "expected messageId and type");
        }
        if (!ACTIONS.contains(type)) {
            return rejected("no action", "expected type page, screen or track");
        }
        Optional<Instant> happened =
                text(record, "originalTimestamp", "timestamp").flatMap(FeedTime::parse);
        Optional<Instant> sent = text(record, "sentAt").flatMap(FeedTime::parse);
        Optional<Instant> received = text(record, "receivedAt").flatMap(FeedTime::parse);
        Optional<Instant> observed = received.or(() -> sent).or(() -> happened);
        if (observed.isEmpty()) {
            return rejected("no time", "expected receivedAt, sentAt or timestamp");
        }
        Instant occurred = observed.get().minus(lag(happened, sent));
        return event(record, id.get(), type, occurred, observed.get()).toOutcome();
    }

    private static Duration lag(Optional<Instant> happened, Optional<Instant> sent) {
        if (happened.isEmpty() || sent.isEmpty() || sent.get().isBefore(happened.get())) {
            return Duration.ZERO;
        }
        return Duration.between(happened.get(), sent.get());
    }

    private static WebEvent event(JsonNode record, String id, String type, Instant occurred, Instant observed) {
        JsonNode context = record.path("context");
        JsonNode traits = context.path("traits").isObject() ? context.path("traits") : record.path("traits");
        JsonNode page = context.path("page");
        JsonNode properties = record.path("properties");
        JsonNode company = traits.path("company");
        return new WebEvent(
                id,
                !type.equals("track"),
                text(record, "event", "name").orElse(type),
                occurred,
                observed,
                text(traits, "email").or(() -> text(record, "userId").filter(user -> user.contains("@"))),
                text(traits, "name"),
                text(traits, "title", "position"),
                text(company, "domain", "website")
                        .or(() -> text(traits, "website"))
                        .or(() -> text(properties, "company_domain")),
                company.isTextual() ? FeedJson.textOf(company) : text(company, "name"),
                text(page, "url").or(() -> text(properties, "url")),
                text(page, "title").or(() -> text(properties, "title")));
    }
}

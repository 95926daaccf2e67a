package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Web events in the shape of Snowplow's enriched events. {@code derived_tstamp} is corrected for the visitor's clock. */
public final class SnowplowMapper implements FeedMapper {

    private static final Set<String> VIEWS = Set.of("page_view", "page_ping", "screen_view");

    @Override
    public MapOutcome map(JsonNode record) {
        Optional<String> id = text(record, "event_id");
        if (id.isEmpty()) {
            return rejected("not an event", "expected event_id");
        }
        Optional<Instant> collected = text(record, "collector_tstamp").flatMap(FeedTime::parse);
        Optional<Instant> occurred =
                text(record, "derived_tstamp").flatMap(FeedTime::parse).or(() -> collected);
        if (occurred.isEmpty()) {
            return rejected("no time", "expected derived_tstamp or collector_tstamp");
        }
        String action = text(record, "event_name", "event").orElse("page_view");
        return new WebEvent(
                        id.get(),
                        VIEWS.contains(action),
                        action,
                        occurred.get(),
                        collected.orElse(occurred.get()),
                        text(record, "user_id")
                                .filter(user -> user.contains("@"))
                                .or(() -> text(record, "email")),
                        Optional.empty(),
                        Optional.empty(),
                        text(record, "company_domain"),
                        text(record, "company_name"),
                        text(record, "page_url"),
                        text(record, "page_title"))
                .toOutcome();
    }
}

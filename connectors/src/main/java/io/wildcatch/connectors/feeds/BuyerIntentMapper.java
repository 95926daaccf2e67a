package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Domains;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Buyer intent of a review site: a company compared products of a category in a range of days. The signal is of the
 * range's last day, by when all of it had happened; a range that is told again, grown, is the same event.
 */
public final class BuyerIntentMapper implements FeedMapper {

    static final String SOURCE = "g2";

    @Override
    public MapOutcome map(JsonNode record) {
        Optional<String> category = text(record, "category");
        if (category.isEmpty() || !(record.has("start_date") || record.has("end_date"))) {
            return rejected("not buyer intent", "expected category, start_date and end_date");
        }
        Optional<Instant> end = text(record, "end_date").flatMap(FeedTime::parse);
        Optional<Instant> start =
                text(record, "start_date").flatMap(FeedTime::parse).or(() -> end);
        if (start.isEmpty()) {
            return rejected("no date", "expected start_date and end_date as yyyy-mm-dd between 1970 and 2099");
        }
        Instant last = end.orElse(start.get());
        if (last.isBefore(start.get())) {
            return rejected("backward range", "expected start_date before end_date");
        }
        AccountRef company = AccountRef.newBuilder()
                .setDomain(text(record, "company_domain")
                        .flatMap(Domains::ofCompany)
                        .orElse(null))
                .setName(text(record, "company_name").orElse(null))
                .setCountry(text(record, "company_country", "country")
                        .flatMap(Countries::of)
                        .orElse(null))
                .build();
        if (!SignalRecords.namesCompany(company)) {
            return rejected("no company", "expected company_domain or company_name");
        }
        return new MapOutcome.Mapped(List.of(signal(category.get(), company, start.get(), last)), List.of());
    }

    private static Signal signal(String category, AccountRef company, Instant start, Instant last) {
        String who = Optional.ofNullable(company.getDomain())
                .orElseGet(() -> String.valueOf(company.getName()).toLowerCase(Locale.ROOT));
        String event = "g2:" + who + ":" + category.toLowerCase(Locale.ROOT) + ":" + day(start);
        return Signal.newBuilder()
                .setId(event + ":" + day(last))
                .setSource(SOURCE)
                .setKind("COMPARISON")
                .setOccurredAt(last)
                .setObservedAt(last)
                .setAccount(company)
                .setStrength(0.5)
                .setTitle("Compared: " + category)
                .setAttributes(Map.of("reference", event, "topic", category, "from", day(start), "to", day(last)))
                .build();
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}

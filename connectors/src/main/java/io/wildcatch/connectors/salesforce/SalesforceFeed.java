package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed in an object's records, in the order of {@code SystemModstamp} and id. Events take place without being
 * changed: after the last page of changes come those that ended since.
 */
final class SalesforceFeed implements ChangeFeed {

    private static final String CHANGED = "SystemModstamp";
    private static final String ENDED = "EndDateTime";

    private final SalesforceApi api;
    private final ReadRules rules;
    private final MergedAccounts merged;
    private final int pageSize;
    private final InstantSource clock;

    SalesforceFeed(SalesforceApi api, ReadRules rules, int pageSize, InstantSource clock) {
        this.api = api;
        this.rules = rules;
        this.merged = new MergedAccounts(api);
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Page read(Instant from, @Nullable String page) throws NoAnswerException, InterruptedException {
        Instant now = clock.instant();
        Place place = page == null ? Place.atStartOf(CHANGED, from) : Place.parse(page);
        List<JsonNode> records = records(place, now);
        JsonNode last = records.isEmpty() ? null : records.get(records.size() - 1);
        boolean byChange = place.timeField().equals(CHANGED);
        return page(records, now, byChange && last != null ? time(last, CHANGED) : null, next(from, place, records));
    }

    private List<JsonNode> records(Place place, Instant now) throws NoAnswerException, InterruptedException {
        String ended = place.timeField().equals(ENDED) ? " AND EndDateTime <= " + SalesforceTime.literal(now) : "";
        String soql = rules.select() + place.condition() + ended + place.order() + " LIMIT " + pageSize;
        List<JsonNode> records = new ArrayList<>();
        JsonNode part = api.query(soql, true);
        part.path("records").forEach(records::add);
        // Salesforce may cut what it was asked for into smaller parts.
        while (!part.path("done").asBoolean(true)) {
            part = api.next(part.path("nextRecordsUrl").asText());
            part.path("records").forEach(records::add);
        }
        return records;
    }

    private @Nullable String next(Instant from, Place place, List<JsonNode> records) {
        if (records.size() >= pageSize) {
            JsonNode last = records.get(records.size() - 1);
            return new Place(
                            place.timeField(),
                            time(last, place.timeField()),
                            last.path("Id").asText())
                    .toString();
        }
        return rules.isEvent() && place.timeField().equals(CHANGED)
                ? Place.atStartOf(ENDED, from).toString()
                : null;
    }

    private Page page(List<JsonNode> records, Instant now, @Nullable Instant latest, @Nullable String next)
            throws NoAnswerException, InterruptedException {
        Reading reading = new Reading(rules, api.userId());
        List<JsonNode> speaking =
                records.stream().filter(record -> reading.speaks(record, now)).toList();
        Set<String> accounts = new HashSet<>();
        speaking.forEach(record -> accounts.add(reading.account(record)));
        Map<String, String> masters = merged.mastersOf(accounts);
        List<Finding> findings = new ArrayList<>();
        int skipped = 0;
        for (JsonNode record : speaking) {
            String account = MergedAccounts.resolved(reading.account(record), masters);
            if (account.isEmpty()) {
                skipped++;
            } else {
                findings.addAll(reading.of(record, account, now));
            }
        }
        return new Page(findings, skipped, latest, next);
    }

    private static Instant time(JsonNode record, String field) {
        return SalesforceTime.read(record.path(field))
                .orElseThrow(() -> new IllegalStateException("a record without " + field));
    }
}

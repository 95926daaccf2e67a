package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.Page;
import io.wildcatch.event.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records that somebody deleted: what they said until then, and that they were. HubSpot can't be asked which are
 * new, so that the whole bin is read. A record that was merged into another isn't deleted.
 */
final class DeletedRecords implements Part {

    private final String object;
    private final VerdictRules rules;
    private final Outcome outcome;
    private final Search search;
    private final Records records;

    /** @param outcome of a deletion */
    DeletedRecords(String object, VerdictRules rules, Outcome outcome, Search search, Records records) {
        this.object = object;
        this.rules = rules;
        this.outcome = outcome;
        this.search = search;
        this.records = records;
    }

    @Override
    public String name() {
        return "deleted";
    }

    @Override
    public Page read(Instant from, String after) throws NoAnswerException, InterruptedException {
        JsonNode page = records.archived(object, rules.naming(), after);
        Map<Long, Instant> deleted = new LinkedHashMap<>();
        page.path("results")
                .forEach(record -> archivedAt(record)
                        .filter(at -> !at.isBefore(from)
                                && !Judgement.text(record, rules.account()).isEmpty())
                        .ifPresent(at -> deleted.put(Search.id(record), at)));
        if (!deleted.isEmpty()) {
            deleted.keySet().removeAll(mergedSince(from));
        }
        Instant latest = deleted.values().stream().max(Instant::compareTo).orElse(null);
        return new Page(findings(deleted), 0, latest, Records.next(page));
    }

    private List<Finding> findings(Map<Long, Instant> deleted) throws NoAnswerException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode record :
                records.read(object, List.copyOf(deleted.keySet()), rules.naming(), rules.telling(), true)) {
            findings.addAll(Judgement.of(record, rules));
            Instant at = deleted.get(Search.id(record));
            if (at != null && !isFinal(record)) {
                findings.add(Judgement.deleted(record, at, outcome, rules));
            }
        }
        return findings;
    }

    private boolean isFinal(JsonNode record) {
        List<Timeline.Said> said = Timeline.of(record, rules);
        return !said.isEmpty() && said.get(said.size() - 1).outcome() != Outcome.OPEN;
    }

    /** Whoever was merged into another one changed the other one at that time. */
    private Set<Long> mergedSince(Instant from) throws NoAnswerException, InterruptedException {
        Search.Query winners = new Search.Query(
                object,
                ChangedRecords.MODIFIED,
                List.of(Search.has(ChangedRecords.MERGED)),
                List.of(ChangedRecords.MERGED));
        Set<Long> merged = new HashSet<>();
        @Nullable String place = "";
        while (place != null) {
            Search.Found page = search.page(winners, from, place);
            page.records().forEach(record -> merged.addAll(ChangedRecords.merged(record)));
            place = page.nextName();
        }
        return merged;
    }

    private static Optional<Instant> archivedAt(JsonNode record) {
        return Timeline.time(record.path("archivedAt").asText(""));
    }
}

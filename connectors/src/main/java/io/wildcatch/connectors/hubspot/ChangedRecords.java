package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records of opportunities that changed. A record that others were merged into speaks for their opportunities
 * too.
 */
final class ChangedRecords implements Part {

    static final String MODIFIED = "hs_lastmodifieddate";
    static final String MERGED = "hs_merged_object_ids";

    private final String object;
    private final VerdictRules rules;
    private final Search search;
    private final Records records;

    ChangedRecords(String object, VerdictRules rules, Search search, Records records) {
        this.object = object;
        this.rules = rules;
        this.search = search;
        this.records = records;
    }

    @Override
    public String name() {
        return "changed";
    }

    @Override
    public Page read(Instant from, String after) throws NoAnswerException, InterruptedException {
        Search.Found changed = search.page(
                new Search.Query(object, MODIFIED, List.of(Search.has(rules.account())), List.of()), from, after);
        List<Finding> findings = new ArrayList<>();
        for (JsonNode record : records.read(object, changed.ids(), wanted(), rules.telling(), false)) {
            findings.addAll(Judgement.of(record, rules));
            findings.addAll(ofMerged(record));
        }
        return new Page(findings, 0, changed.latest(MODIFIED), changed.nextName());
    }

    private List<String> wanted() {
        return Stream.concat(rules.naming().stream(), Stream.of(MERGED)).toList();
    }

    private List<Finding> ofMerged(JsonNode winner) throws NoAnswerException, InterruptedException {
        List<Long> ids = merged(winner);
        List<Finding> findings = new ArrayList<>();
        if (!ids.isEmpty()) {
            for (JsonNode loser : records.read(object, ids, rules.naming(), rules.telling(), true)) {
                // What was said of it before is told as its own, what is said now as the winner's.
                findings.addAll(Judgement.of(loser, rules));
                findings.addAll(Judgement.onBehalf(winner, loser, rules));
            }
        }
        return findings;
    }

    /** The ids of records that are now this one. */
    static List<Long> merged(JsonNode record) {
        return Stream.of(record.path("properties").path(MERGED).asText("").split(";", -1))
                .map(String::strip)
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }
}

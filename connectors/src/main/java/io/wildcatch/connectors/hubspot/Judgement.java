package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.hubspot.Timeline.Said;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts of what a record says. */
final class Judgement {

    private Judgement() {}

    /** What was said of a record; nothing when it has no account. */
    static List<Finding> of(JsonNode record, VerdictRules rules) {
        return findings(record, record, rules);
    }

    /** What was said of the record that another one was merged into, for the other one's account and offering. */
    static List<Finding> onBehalf(JsonNode winner, JsonNode loser, VerdictRules rules) {
        boolean same = text(winner, rules.account()).equals(text(loser, rules.account()))
                && text(winner, rules.offering()).equals(text(loser, rules.offering()));
        return same ? List.of() : findings(winner, loser, rules);
    }

    private static List<Finding> findings(JsonNode speaks, JsonNode named, VerdictRules rules) {
        if (text(named, rules.account()).isEmpty()) {
            return List.of();
        }
        return Timeline.of(speaks, rules).stream()
                .<Finding>map(said -> finding(said, speaks, named, rules))
                .toList();
    }

    private static Finding finding(Said said, JsonNode speaks, JsonNode named, VerdictRules rules) {
        return new Finding.Judged(
                named.path("id").asText(),
                verdict(said.at(), said.outcome(), said.rivals(), named, orNull(text(speaks, rules.note())), rules));
    }

    /** That somebody put a record into the bin. */
    static Finding deleted(JsonNode record, Instant at, Outcome outcome, VerdictRules rules) {
        return new Finding.Judged(
                record.path("id").asText(), verdict(at, outcome, RivalPresence.UNKNOWN, record, null, rules));
    }

    private static Verdict verdict(
            Instant at,
            Outcome outcome,
            RivalPresence rivals,
            JsonNode named,
            @Nullable String note,
            VerdictRules rules) {
        return Verdict.newBuilder()
                .setAccountId(text(named, rules.account()))
                .setOffering(orNull(text(named, rules.offering())))
                .setAt(at)
                .setOutcome(outcome)
                .setRivals(rivals)
                .setSellerId(orNull(text(named, rules.seller())))
                .setNote(note)
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String text(JsonNode record, String property) {
        return property.isEmpty()
                ? ""
                : record.path("properties").path(property).asText("");
    }
}

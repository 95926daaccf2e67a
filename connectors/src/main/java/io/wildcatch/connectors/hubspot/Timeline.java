package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells from the history of a record's properties what sellers said about it, and when. What apps set is no verdict:
 * our own sink is one of them.
 */
final class Timeline {

    /** What somebody said, by stage and the rest. */
    record Said(Instant at, Outcome outcome, RivalPresence rivals) {}

    private record Change(String property, String value, Instant at, boolean byApp) {}

    /** Properties that are saved together are stored one after the other. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private final VerdictRules rules;
    private final Map<String, Change> now = new HashMap<>();
    private final List<Said> said = new ArrayList<>();

    private Timeline(VerdictRules rules) {
        this.rules = rules;
    }

    /** All that was said, in order; each differs from what was said before. */
    static List<Said> of(JsonNode record, VerdictRules rules) {
        Timeline timeline = new Timeline(rules);
        List<Change> changes = changes(record, rules);
        for (int i = 0; i < changes.size(); i++) {
            int first = i;
            while (i + 1 < changes.size() && isTogether(changes.get(first), changes.get(i + 1))) {
                i++;
            }
            timeline.take(changes.subList(first, i + 1));
        }
        return List.copyOf(timeline.said);
    }

    private static List<Change> changes(JsonNode record, VerdictRules rules) {
        List<Change> changes = new ArrayList<>();
        for (String property : rules.telling()) {
            for (JsonNode change : record.path("propertiesWithHistory").path(property)) {
                time(change.path("timestamp").asText())
                        .ifPresent(at -> changes.add(
                                new Change(property, change.path("value").asText(""), at, Authors.isApp(change))));
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return changes;
    }

    private static boolean isTogether(Change first, Change next) {
        return Duration.between(first.at(), next.at()).compareTo(TOGETHER) <= 0 && first.byApp() == next.byApp();
    }

    private void take(List<Change> changes) {
        changes.forEach(change -> now.put(change.property(), change));
        Change last = changes.get(changes.size() - 1);
        if (last.byApp()) {
            return;
        }
        Optional<Outcome> outcome = rules.outcome(
                value(rules.stage()),
                now.containsKey(rules.stage()) && now.get(rules.stage()).byApp(),
                value(rules.disposition()));
        outcome.ifPresent(is -> say(new Said(last.at(), is, rules.presence(value(rules.rivals())))));
    }

    private void say(Said next) {
        Said before = said.isEmpty() ? null : said.get(said.size() - 1);
        if (before == null || before.outcome() != next.outcome() || before.rivals() != next.rivals()) {
            said.add(next);
        }
    }

    private String value(String property) {
        Change change = now.get(property);
        return change == null ? "" : change.value();
    }

    static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            text.matches("-?\\d{1,15}")
                                    ? Instant.ofEpochMilli(Long.parseLong(text))
                                    : Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

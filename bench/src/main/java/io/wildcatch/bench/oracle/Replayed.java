package io.wildcatch.bench.oracle;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.event.Decision;
import io.wildcatch.local.replay.Progress;
import io.wildcatch.local.replay.Replay;
import io.wildcatch.local.replay.Results;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a replay decides on a market, opportunity by opportunity: when, which lane, by which rule. Only of companies whose
 * signals the pipeline sees in the same order, too.
 */
public final class Replayed {

    private final Set<String> companies;
    private final Instant end;
    private final Map<String, List<String>> expected;

    /**
     * @param decisions of the replay
     * @param companies ids of those that can be compared, as decisions have them
     * @param end what is decided later isn't looked at: in the pipeline time goes on
     */
    Replayed(List<Decision> decisions, Set<String> companies, Instant end) {
        this.companies = companies;
        this.end = end;
        this.expected = told(decisions);
    }

    /** Replays it up to its last signal. */
    public static Replayed of(MarketInput input) throws IOException, WorkspaceException {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Results results = new Replay(Policy.defaults(), new Progress(nobody, InstantSource.system()))
                .run(input.workspace(), input.end());
        Path out = input.folder().resolve("replayed");
        results.write(out);
        return new Replayed(results.decisions(), Homes.alwaysAtHome(input, out.resolve("fates.jsonl")), input.end());
    }

    /**
     * Compares what a pipeline has decided.
     *
     * @param decisions those of an opportunity in their order
     */
    public Finding judge(List<Decision> decisions) {
        Map<String, List<String>> actual = told(decisions);
        for (Map.Entry<String, List<String>> story : expected.entrySet()) {
            List<String> other = actual.getOrDefault(story.getKey(), List.of());
            if (!other.equals(story.getValue())) {
                return differs(story.getKey(), story.getValue(), other);
            }
        }
        return actual.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .findFirst()
                .map(id -> differs(id, List.of(), actual.getOrDefault(id, List.of())))
                .orElseGet(Finding::verified);
    }

    private static Finding differs(String opportunity, List<String> expected, List<String> actual) {
        return Finding.refuted(
                "opportunity %s: replay decides %s, the pipeline %s".formatted(opportunity, expected, actual));
    }

    private Map<String, List<String>> told(List<Decision> decisions) {
        Map<String, List<String>> told = new TreeMap<>();
        decisions.stream()
                .filter(decision -> companies.contains(decision.getAccountId())
                        && !decision.getAt().isAfter(end))
                .forEach(decision -> told.merge(
                        decision.getOpportunityId(),
                        List.of(decision.getAt() + " " + decision.getLane() + " " + decision.getRule()),
                        Replayed::joined));
        return told;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** How many companies are compared. */
    public int size() {
        return companies.size();
    }
}

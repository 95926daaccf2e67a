package io.wildcatch.bench.oracle;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.event.Decision;
import io.wildcatch.local.replay.Progress;
import io.wildcatch.local.replay.Replay;
import io.wildcatch.local.replay.Results;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.streams.app.PolicyFile;
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
 * What a replay decides on a market, opportunity by opportunity, to the last factor. Only of companies whose signals the
 * pipeline sees in the same order, too.
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
        Results results = new Replay(PolicyFile.read(input.policy()), new Progress(nobody, InstantSource.system()))
                .run(input.workspace(), input.end());
        Path out = input.folder().resolve("replayed");
        results.write(out);
        return new Replayed(
                results.decisions(),
                Homes.alwaysAtHome(input, out.resolve("fates.jsonl"), results.moves()),
                input.end());
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
        int same = 0;
        while (same < expected.size()
                && same < actual.size()
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        return Finding.refuted("opportunity %s, decision %d: replay says %s, the pipeline %s"
                .formatted(opportunity, same + 1, at(expected, same), at(actual, same)));
    }

    private static String at(List<String> decisions, int index) {
        return index < decisions.size() ? decisions.get(index) : "nothing";
    }

    private Map<String, List<String>> told(List<Decision> decisions) {
        Map<String, List<String>> told = new TreeMap<>();
        decisions.stream()
                .filter(decision -> companies.contains(decision.getAccountId())
                        && !decision.getAt().isAfter(end))
                .forEach(decision -> told.merge(
                        decision.getOpportunityId(), List.of(RecordJson.toJson(decision)), Replayed::joined));
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

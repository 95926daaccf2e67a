package io.wildcatch.bench.oracle;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.event.Decision;
import io.wildcatch.local.replay.Progress;
import io.wildcatch.local.replay.Replay;
import io.wildcatch.local.replay.Results;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** EXPERIMENT */
public final class Replayed {
    private final Map<String, List<Decision>> expected;
    private final Results results;

    private Replayed(Results results) {
        this.results = results;
        this.expected = by(results.decisions());
    }

    public static Replayed of(MarketInput input) throws WorkspaceException {
        Progress quiet = new Progress(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), InstantSource.system());
        return new Replayed(new Replay(Policy.defaults(), quiet).run(input.workspace(), input.end()));
    }

    private static Map<String, List<Decision>> by(List<Decision> all) {
        Map<String, List<Decision>> by = new LinkedHashMap<>();
        all.forEach(d -> by.computeIfAbsent(d.getOpportunityId(), k -> new ArrayList<>()).add(d));
        return by;
    }

    public Finding judge(List<Decision> decisions, Map<String, String> told) {
        Map<String, List<Decision>> actual = by(decisions);
        System.err.println("replay counts " + results.counts() + " decisions " + results.decisions().size()
                + " opps " + expected.size());
        System.err.println("live " + told + " decisions " + decisions.size() + " opps " + actual.size());
        int same = 0, sameFinal = 0, sameSeq = 0, missing = 0, chain = 0;
        int shown = 0;
        for (var e : expected.entrySet()) {
            List<Decision> a = actual.get(e.getKey());
            if (a == null) {
                missing++;
                continue;
            }
            List<Decision> x = e.getValue();
            if (a.equals(x)) same++;
            boolean seq = a.stream().map(d -> d.getAt() + " " + d.getLane() + " " + d.getRule()).toList().equals(
                x.stream().map(d -> d.getAt() + " " + d.getLane() + " " + d.getRule()).toList());
            if (seq) sameSeq++;
            else if (shown++ < 15) {
                System.err.println("DIFF " + e.getKey() + " " + x.get(0).getAccountId());
                System.err.println("  replay " + x.stream().map(d -> d.getAt() + " " + d.getLane() + " " + d.getRule()).toList());
                System.err.println("  live   " + a.stream().map(d -> d.getAt() + " " + d.getLane() + " " + d.getRule()).toList());
            }
            if (a.get(a.size() - 1).getLane() == x.get(x.size() - 1).getLane()) sameFinal++;
        }
        for (var a : actual.values()) {
            for (int i = 1; i < a.size(); i++) {
                if (a.get(i).getPreviousLane() != a.get(i - 1).getLane()) chain++;
            }
        }
        System.err.println("same " + same + " sameSeq " + sameSeq + " sameFinal " + sameFinal + " missing " + missing
                + " extra " + actual.keySet().stream().filter(k -> !expected.containsKey(k)).count() + " chain breaks " + chain);
        return Finding.verified();
    }
}

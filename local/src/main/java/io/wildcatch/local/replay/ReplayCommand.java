package io.wildcatch.local.replay;

import io.wildcatch.local.report.ReportData;
import io.wildcatch.local.report.ReportPage;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.json.IsoTime;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch replay}. */
@Command(
        name = "replay",
        description = "Runs the topologies over a recorded history and writes every decision.",
        footer = {
            "",
            "Reads signals and sources (.jsonl or .json) and, where present, accounts, people, offerings, sellers,",
            "touches and verdicts from --in; writes decisions.jsonl, fates.jsonl (what became of each signal),",
            "rejected.jsonl, reach.json, coverage.json, summary.json and report.html, a page about all of it, to --out.",
            "The same input gives the same bytes.",
            "",
            "Example:",
            "  wildcatch replay --in market --out result",
            "  wildcatch replay --in market --out result --until 2026-06-30T00:00:00Z"
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final int WRONG_INPUT = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "DIR", description = "Folder with the recorded history.")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private Path out;

    @Option(names = "--policy", paramLabel = "FILE", description = "Policy that overrides the default one (YAML).")
    private @Nullable Path policy;

    @Option(
            names = "--until",
            paramLabel = "ISO-TIME",
            description = "Event time up to which timers fire (default: 30 days past the last record).")
    private @Nullable String until;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (WorkspaceException | IllegalArgumentException e) {
            return told(e, WRONG_INPUT);
        } catch (UnwritableException e) {
            return told(e, e.exitCode());
        }
    }

    private int told(Exception e, int code) {
        spec.commandLine().getErr().println("wildcatch replay: " + e.getMessage());
        return code;
    }

    private int run() throws IOException, WorkspaceException {
        Instant end = until();
        Policy rules = policy == null ? Policy.defaults() : PolicyFile.forReplay(policy);
        Workspace workspace = Workspace.open(in);
        OutputFiles.folder(out);
        InstantSource clock = InstantSource.system();
        long start = clock.millis();
        Progress progress = new Progress(System.err, clock);
        Results results = new Replay(rules, progress).run(workspace, end);
        results.write(out);
        ReportPage.write(ReportData.of(results.counts(), results.decisions(), out, workspace), out);
        print(results, Duration.ofMillis(clock.millis() - start));
        return 0;
    }

    private @Nullable Instant until() {
        if (until == null) {
            return null;
        }
        return IsoTime.parse(until)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--until: expected a time such as 2026-06-30T00:00:00Z, but got " + until));
    }

    private void print(Results results, Duration took) throws IOException {
        if (json) {
            System.out.print(Files.readString(out.resolve("summary.json")));
            return;
        }
        long signals = results.counts().getOrDefault("signals", 0L);
        System.out.printf("%-12s %,10d%n", "signals", signals);
        for (String fate : List.of("used", "duplicate", "unresolved", "rejected", "late")) {
            System.out.printf("  %-10s %,10d%n", fate, results.counts().getOrDefault(fate, 0L));
        }
        long others = results.counts().getOrDefault("rejectedOthers", 0L);
        if (others > 0) {
            System.out.printf("touches and verdicts rejected, see rejected.jsonl: %,d%n", others);
        }
        System.out.printf("opportunities by lane at the end%n");
        results.lanes().forEach((lane, count) -> System.out.printf("  %-10s %,10d%n", lane, count));
        if (!results.undeclared().isEmpty()) {
            System.out.printf(
                    "sources not declared, taken in at reach 5/5: %s%n", String.join(", ", results.undeclared()));
        }
        results.doubtful()
                .forEach((source, doubts) -> System.out.printf(
                        "source %s: %s; taken in with the prior of its class%n", source, String.join("; ", doubts)));
        double seconds = Math.max(1, took.toMillis()) / 1000.0;
        System.out.printf("%.1f s, %,.0f signals a second; decisions are in %s%n", seconds, signals / seconds, out);
    }
}

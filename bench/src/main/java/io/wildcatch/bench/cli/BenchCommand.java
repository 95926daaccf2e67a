package io.wildcatch.bench.cli;

import io.wildcatch.bench.result.BenchResult;
import io.wildcatch.bench.result.ResultFile;
import io.wildcatch.bench.result.ResultTable;
import io.wildcatch.bench.run.Bench;
import io.wildcatch.bench.run.BenchSettings;
import io.wildcatch.bench.run.Guarantee;
import io.wildcatch.bench.run.Peer;
import io.wildcatch.local.cli.FurtherCommand;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch bench}. */
@Command(
        name = "bench",
        description = "Measures the pipeline on this machine, against a pass-through on the same broker.",
        footer = {
            "",
            "Starts a broker, a registry and whoever is measured as processes of their own,",
            "on free ports and in a temporary folder that is removed at the end. Needs about",
            "3 GiB of memory. CPU time tells more than the clock: docs/bench.md says what the",
            "figures mean.",
            "Exit code 1: some outputs were wrong.",
            "",
            "Example:",
            "  wildcatch bench --out bench.json",
            "  wildcatch bench --out bench.json --signals 500000 --accounts 5000 --rounds 5",
            "  wildcatch bench --out bench.json --peer flink"
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements FurtherCommand {

    private static final int NOT_VERIFIED = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the figures go, as JSON.")
    private Path out;

    @Option(
            names = "--signals",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Signals in each round (default: ${DEFAULT-VALUE}).")
    private int signals;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "500",
            description = "Companies that they are about (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--guarantee",
            paramLabel = "NAME",
            defaultValue = "exactly_once_v2",
            description = "at_least_once or exactly_once_v2 (default: ${DEFAULT-VALUE}).")
    private Guarantee guarantee;

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "Who is measured besides: flink, jet or none (default: ${DEFAULT-VALUE}).")
    private Peer peer;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description = "Where the temporary folder is made (default: where the system has such).")
    private @Nullable Path temp;

    @Override
    public Integer call() throws Exception {
        BenchSettings settings = new BenchSettings(signals, accounts, guarantee, peer, rounds);
        peer.requireMeasurable();
        writable();
        BenchResult result = new Bench(settings, temp(), this::note).run();
        ResultFile.write(result, out);
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.print(Files.readString(out));
        } else {
            ResultTable.print(result, stdout);
        }
        stdout.flush();
        return result.isVerified() ? 0 : NOT_VERIFIED;
    }

    /** Minutes later would be a bad time to hear of it. */
    private void writable() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out: expected a file that can be written, got " + out);
        }
    }

    private Path temp() {
        Path folder = temp == null ? Path.of(System.getProperty("java.io.tmpdir")) : temp;
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("--temp: expected a folder that can be written to, got " + folder);
        }
        return folder;
    }

    private void note(String text) {
        PrintWriter stderr = spec.commandLine().getErr();
        stderr.println("bench: " + text);
        stderr.flush();
    }
}

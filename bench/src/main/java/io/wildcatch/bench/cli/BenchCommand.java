package io.wildcatch.bench.cli;

import io.wildcatch.bench.run.Bench;
import io.wildcatch.bench.run.BenchSettings;
import io.wildcatch.bench.run.Guarantee;
import io.wildcatch.bench.run.Peer;
import io.wildcatch.local.cli.FurtherCommand;
import java.nio.file.Path;
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
            "Starts a broker, a registry and whoever is measured as processes of their own, on free ports and in a",
            "temporary folder that is removed at the end. CPU time counts more than the clock: see docs/bench.md.",
            "",
            "Example:",
            "  wildcatch bench --out bench.json",
            "  wildcatch bench --out bench.json --signals 500000 --accounts 20000 --rounds 5"
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements FurtherCommand {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the figures go, as JSON.")
    private Path out;

    @Option(
            names = "--signals",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Signals in each round (default: ${DEFAULT-VALUE}).")
    private int signals;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "1000",
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

    @Override
    public Integer call() throws Exception {
        BenchSettings settings = new BenchSettings(signals, accounts, guarantee, peer, rounds);
        new Bench(settings, note -> {
                    spec.commandLine().getErr().println("bench: " + note);
                    spec.commandLine().getErr().flush();
                })
                .run();
        return 0;
    }
}

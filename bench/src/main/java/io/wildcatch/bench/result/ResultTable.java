package io.wildcatch.bench.result;

import io.wildcatch.local.cli.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures for people: medians over the rounds. */
public final class ResultTable {

    private static final String NONE = "-";

    private ResultTable() {}

    public static void print(BenchResult result, PrintWriter out) {
        Table table = new Table()
                .row("", "signals/s", "CPU app", "with broker", "p50", "p99", "state/account", "allocated", "verified");
        result.rounds().stream().map(Measured::name).distinct().forEach(name -> row(table, name, of(result, name)));
        row(table, "pipeline, 16x accounts", result.wide());
        if (!result.roundTrips().isEmpty()) {
            table.row(
                    "round trip",
                    NONE,
                    NONE,
                    NONE,
                    millis(Pairs.median(
                            result.roundTrips().stream().map(RoundTrip::p50Ms).toList())),
                    millis(Pairs.median(
                            result.roundTrips().stream().map(RoundTrip::p99Ms).toList())),
                    NONE,
                    NONE,
                    NONE);
        }
        table.print(out);
        out.println();
        ratios(result.ratios(), out);
        if (result.machine().isBusy()) {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "The machine was busy before (load %.1f on %d processors): look at CPU, not at clock times.%n",
                    result.machine().loadAverage(),
                    result.machine().cpus());
        }
    }

    private static List<Measured> of(BenchResult result, String name) {
        return result.rounds().stream()
                .filter(measured -> measured.name().equals(name))
                .toList();
    }

    private static void row(Table table, String name, List<Measured> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        long verified = rounds.stream().filter(Measured::verified).count();
        table.row(
                name,
                format("%,.0f", median(rounds, Measured::perSecond)),
                format("%.1f µs", median(rounds, Measured::appCpuMicrosPerSignal)),
                format("%.1f µs", median(rounds, Measured::totalCpuMicrosPerSignal)),
                millis(median(rounds, Measured::p50Ms)),
                millis(median(rounds, Measured::p99Ms)),
                format("%,.0f B", median(rounds, Measured::stateBytesPerAccount)),
                format("%,.0f B", median(rounds, Measured::allocatedBytesPerSignal)),
                verified + " of " + rounds.size());
    }

    private static @Nullable Double median(List<Measured> rounds, Function<Measured, @Nullable Double> figure) {
        List<Double> all = rounds.stream().map(figure).filter(Objects::nonNull).toList();
        return all.isEmpty() ? null : Pairs.median(all);
    }

    private static void ratios(Ratios ratios, PrintWriter out) {
        Table table = new Table();
        ratio(table, "pipeline to floor, signals a second", ratios.pipelineToFloorThroughput());
        ratio(table, "pipeline to floor, CPU with broker", ratios.pipelineToFloorCpu());
        ratio(table, "pipeline to peer, CPU with broker", ratios.pipelineToPeerCpu());
        ratio(table, "pipeline to round trip, p99", ratios.p99ToRoundTripP99());
        ratio(table, "16x accounts to these, CPU with broker", ratios.cpuAt16xAccounts());
        table.print(out);
    }

    private static void ratio(Table table, String name, @Nullable Double ratio) {
        if (ratio != null) {
            table.row(name, format("%.2f", ratio));
        }
    }

    private static String millis(@Nullable Double millis) {
        return format("%.1f ms", millis);
    }

    private static String format(String pattern, @Nullable Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, pattern, value);
    }
}

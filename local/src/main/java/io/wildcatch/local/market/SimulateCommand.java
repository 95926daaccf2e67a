package io.wildcatch.local.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.local.workspace.UnwritableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: a market that never was, as a workspace, with the truth beside it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Writes a synthetic market as a workspace, plus truth.jsonl and truth-sources.json. The same seed gives"
                        + " the same files.")
public final class SimulateCommand implements Callable<Integer> {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long NOTE_EVERY = TimeUnit.SECONDS.toNanos(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to write; made if it isn't there.")
    private Path out = Path.of(".");

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Companies. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "120",
            description = "Length of the history. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--style",
            paramLabel = "NAME",
            defaultValue = "plain",
            description = "What the market is like: plain; contrarian, which is different on purpose, with misleading"
                    + " priors; or textbook, which is as the rules suppose it. Default: ${DEFAULT-VALUE}.")
    private String style = "plain";

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        MarketSettings settings;
        try {
            settings = new MarketSettings(accounts, days, seed, MarketSettings.DEFAULT_START, Style.named(style));
        } catch (IllegalArgumentException e) {
            stderr().println("simulate: " + e.getMessage());
            return 2;
        }
        try {
            print(MarketFiles.writeHistory(Market.of(settings), out, notes()));
            return 0;
        } catch (UnwritableException e) {
            stderr().println("simulate: " + e.getMessage());
            return e.exitCode();
        } catch (IOException e) {
            stderr().println("simulate: %s: could not be written (%s %s)"
                    .formatted(out, e.getClass().getSimpleName(), e.getMessage()));
            return 1;
        }
    }

    private void print(MarketFiles.Written written) throws JsonProcessingException {
        PrintWriter stdout = spec().commandLine().getOut();
        if (json) {
            stdout.println(MAPPER.writeValueAsString(written));
        } else {
            stdout.printf("accounts  %,12d%n", written.accounts());
            stdout.printf("people    %,12d%n", written.people());
            stdout.printf("signals   %,12d%n", written.signals());
            stdout.printf("touches   %,12d%n", written.touches());
            stdout.printf("verdicts  %,12d%n", written.verdicts());
            stdout.printf("buyers    %,12d, of which %,d quiet%n", written.buyers(), written.quiet());
        }
        stdout.flush();
    }

    private LongConsumer notes() {
        long[] next = {System.nanoTime() + NOTE_EVERY};
        return companies -> {
            if (System.nanoTime() - next[0] >= 0) {
                next[0] = System.nanoTime() + NOTE_EVERY;
                stderr().println("simulate: %,d of %,d companies".formatted(companies, accounts));
                stderr().flush();
            }
        };
    }

    private PrintWriter stderr() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}

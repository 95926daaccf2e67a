package io.wildcatch.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Signal;
import io.wildcatch.local.market.Market;
import io.wildcatch.local.market.MarketFiles;
import io.wildcatch.local.market.MarketSettings;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first signals of a simulated market, the same each time, in the order in which they were observed.
 *
 * @param folder a workspace with these signals, the market's reference data and a policy; without sellers, touches and
 *     verdicts
 * @param signals as Kafka has them
 * @param end event time of the last one
 */
public record MarketInput(Path folder, List<Message> signals, Instant end) {

    /** What a company shows in a day, about. */
    private static final double SIGNALS_A_DAY = 1.0 / 6;

    private static final double SURPLUS = 1.2;
    private static final int MOST_DAYS = 3_660;
    private static final long SEED = 1;

    /** A Monday so long ago that the longest history is over: signals from the future would be rejected. */
    private static final Instant START = Instant.parse("2012-01-02T00:00:00Z");

    private static final String SIGNALS = "signals.jsonl";
    private static final String POLICY = "policy.yaml";
    /** What is learnt takes effect when it arrives, which is not the same each time. It is worked out all the same. */
    private static final String LEARNT_IS_NOT_USED = "learning:\n  enabled: false\n";

    private record Timed(Instant at, Message message) {}

    private static final Comparator<Timed> AS_REPLAYED = Comparator.comparing(Timed::at)
            .thenComparing(timed -> timed.message().key())
            .thenComparing(timed -> timed.message().value(), Arrays::compare);

    private static final List<String> LEFT_OUT = List.of("sellers.json", "touches.jsonl", "verdicts.jsonl");

    /**
     * Makes a market of a length that gives so many signals.
     *
     * @param folder takes the workspace
     * @param avro writes a signal in the wire format
     * @throws IllegalArgumentException when so few accounts don't show so many signals in ten years
     */
    public static MarketInput make(Path folder, int signals, int accounts, Function<Signal, byte[]> avro)
            throws IOException, WorkspaceException {
        double wanted = 2 + SURPLUS * signals / (accounts * SIGNALS_A_DAY);
        while (wanted <= MOST_DAYS) {
            MarketSettings settings = new MarketSettings(accounts, (int) wanted, SEED, START);
            if (MarketFiles.writeHistory(Market.of(settings), folder, companies -> {})
                            .signals()
                    >= signals) {
                return cut(folder, signals, avro);
            }
            wanted *= 1.5;
        }
        throw new IllegalArgumentException(
                "--accounts: expected more of them for %,d signals, got %,d".formatted(signals, accounts));
    }

    private static MarketInput cut(Path folder, int signals, Function<Signal, byte[]> avro)
            throws IOException, WorkspaceException {
        for (String name : LEFT_OUT) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Path file = folder.resolve(SIGNALS);
        Path shorter = folder.resolve("signals.cut");
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            Files.write(shorter, lines.limit(signals).toList(), UTF_8);
        }
        Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve(POLICY), LEARNT_IS_NOT_USED);
        return read(folder, file, avro);
    }

    private static MarketInput read(Path folder, Path file, Function<Signal, byte[]> avro) throws WorkspaceException {
        List<Timed> all = new ArrayList<>();
        RecordFile.read(file, (line, buffer, offset, length) -> {
            try {
                Signal signal = RecordJson.read(Signal.class, buffer, offset, length);
                String id = signal.getSource() + "/" + signal.getId();
                all.add(new Timed(at(signal), new Message(id, SignalKey.of(signal), avro.apply(signal))));
            } catch (InvalidRecordException e) {
                throw new WorkspaceException(file, "line " + line + ": " + e.getMessage(), e);
            }
        });
        all.sort(AS_REPLAYED);
        return new MarketInput(
                folder,
                all.stream().map(Timed::message).toList(),
                all.get(all.size() - 1).at());
    }

    private static Instant at(Signal signal) {
        return signal.getObservedAt() == null ? signal.getOccurredAt() : signal.getObservedAt();
    }

    /** The policy that holds for these signals. */
    public Path policy() {
        return folder.resolve(POLICY);
    }

    /** The market's sources, offerings, accounts and people. */
    public Workspace workspace() throws WorkspaceException {
        return Workspace.open(folder);
    }
}

package io.wildcatch.bench.load;

import io.wildcatch.event.Signal;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Signals that are decided at once, one by one: somebody of a company that nobody knew asks for an offer. By the key of
 * what comes of it, it can be told which signal it was.
 */
public final class Probes {

    private static final String DOMAIN = "probe-%d.fr";
    private static final String PROVISIONAL = "domain:";

    private Probes() {}

    /**
     * @param after event time of whatever came before
     * @param avro writes a signal in the wire format
     */
    public static List<Message> make(int count, Instant after, Function<Signal, byte[]> avro) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Signal signal = signal(number, after.plusMillis(number));
                    return new Message(
                            signal.getSource() + "/" + signal.getId(), SignalKey.of(signal), avro.apply(signal));
                })
                .toList();
    }

    private static Signal signal(int number, Instant at) {
        try {
            return RecordJson.read(Signal.class, """
                    {"id":"probe-%d","source":"site","kind":"HAND_RAISE","occurredAt":"%s",
                     "account":{"domain":"%s"},"title":"Asked for an offer"}
                    """.formatted(number, at, DOMAIN.formatted(number)));
        } catch (InvalidRecordException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the signal that the record with this key came of; empty when it came of another one. */
    public static Optional<Integer> number(String key) {
        String domain = key.startsWith(PROVISIONAL) ? key.substring(PROVISIONAL.length()) : key;
        return domain.startsWith("probe-") && domain.endsWith(".fr")
                ? Optional.of(Integer.parseInt(domain.substring("probe-".length(), domain.length() - ".fr".length())))
                : Optional.empty();
    }
}

package io.wildcatch.connectors.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.feeds.MapOutcome;
import io.wildcatch.connectors.feeds.MapOutcome.Mapped;
import io.wildcatch.connectors.feeds.MapOutcome.Rejected;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistryException;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * What the records of a feed become in Kafka: signals and accounts in the wire format of our schemas, or a dead letter
 * with the original bytes. Every record becomes at least one of these, so that none is lost without a trace.
 */
public final class Deliveries implements AutoCloseable {

    /** What a broker takes with its default settings, less room for headers. */
    static final int LARGEST = 1_000_000;

    private static final String PREFIX = "__streams.errors.";

    private final Topics topics;
    private final SerdeFactory serdes;
    private final Serializer<Signal> signals;
    private final Serializer<Account> accounts;
    private final boolean withAccounts;
    private final InstantSource clock;
    private final SourceCounters counters;

    /**
     * @param topics where records go
     * @param serdes how they are written; closed with this
     * @param withAccounts whether companies that a record identifies are written to {@code accounts} too
     * @param clock no record is timestamped later than it says
     * @param counters told what becomes of each record
     */
    public Deliveries(
            Topics topics, SerdeFactory serdes, boolean withAccounts, InstantSource clock, SourceCounters counters) {
        this.topics = topics;
        this.serdes = serdes;
        this.signals = serdes.serde(Signal.class).serializer();
        this.accounts = serdes.serde(Account.class).serializer();
        this.withAccounts = withAccounts;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * @return at least one
     * @throws RetriableException when the registry can't be reached; the record is fine
     * @throws ConnectException when the registry refuses the schema
     */
    public List<Delivery> of(FeedMapper mapper, JsonNode record, Origin origin) {
        MapOutcome outcome = outcome(mapper, record);
        if (outcome instanceof Mapped mapped) {
            return written(mapped, origin);
        }
        return List.of(rejected((Rejected) outcome, origin));
    }

    /** @return a dead letter; without the original where that must not be passed on */
    public Delivery rejected(Rejected rejected, Origin origin) {
        counters.rejected(rejected.reason());
        Map<String, String> headers = new TreeMap<>();
        headers.put(PREFIX + "exception", Rejected.class.getName());
        headers.put(PREFIX + "message", rejected.message());
        headers.put(PREFIX + "topic", origin.where());
        headers.put(PREFIX + "partition", "0");
        headers.put(PREFIX + "offset", Long.toString(origin.number()));
        byte[] original = rejected.withheld() ? null : fitting(origin.original());
        return new Delivery(topics.rejected(), null, original, clock.millis(), headers);
    }

    @Override
    public void close() {
        serdes.close();
    }

    /** One bad record must not stop the others, not even by a flaw of the mapper. */
    private static MapOutcome outcome(FeedMapper mapper, JsonNode record) {
        try {
            return mapper.map(record);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rejected("unreadable", e.getClass().getSimpleName());
        }
    }

    private List<Delivery> written(Mapped mapped, Origin origin) {
        try {
            List<Delivery> all = new ArrayList<>();
            mapped.signals().forEach(signal -> all.add(of(signal)));
            if (withAccounts) {
                mapped.accounts().forEach(account -> all.add(of(account)));
            }
            if (all.isEmpty()) {
                return List.of(
                        rejected(new Rejected("names companies only", "set accounts=true to take them"), origin));
            }
            if (all.stream().anyMatch(Deliveries::isTooLarge)) {
                return List.of(rejected(new Rejected("too large", "expected less than 1 MB a signal"), origin));
            }
            counters.mapped(mapped.signals().size());
            return all;
        } catch (RegistryUnavailableException e) {
            throw new RetriableException("the schema registry can't be reached", e);
        } catch (SchemaRegistryException e) {
            throw new ConnectException("the schema registry refuses the schema of signals or accounts", e);
        } catch (SerializationException e) {
            return List.of(rejected(new Rejected("can't be written", "expected what the schema holds"), origin));
        }
    }

    private Delivery of(Signal signal) {
        String topic = topics.signals().name();
        return new Delivery(topic, SignalKey.of(signal), signals.serialize(topic, signal), timestamp(signal), Map.of());
    }

    private Delivery of(Account account) {
        String topic = topics.accounts().name();
        return new Delivery(topic, account.getId(), accounts.serialize(topic, account), clock.millis(), Map.of());
    }

    /** When the source saw it, but never later than now: brokers refuse records from the future. */
    private long timestamp(Signal signal) {
        Instant observed = signal.getObservedAt();
        Instant at = observed == null ? signal.getOccurredAt() : observed;
        return Math.min(at.toEpochMilli(), clock.millis());
    }

    private static boolean isTooLarge(Delivery delivery) {
        return delivery.value() != null && delivery.value().length > LARGEST;
    }

    private static byte[] fitting(byte[] original) {
        return original.length <= LARGEST ? original : Arrays.copyOf(original, LARGEST);
    }
}

package io.wildcatch.bench.peer;

import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.topology.Reception;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Takes signals in, and addresses each to the home that its strongest identifier names. For one thread. */
public final class Intake {

    private final Deserializer<Signal> reader;
    private final Reception reception = new Reception();
    private final Tally tally;

    public Intake(PeerSettings settings) {
        reader = SerdeFactory.from(settings.values()).serde(Signal.class).deserializer();
        tally = Tally.of(settings);
    }

    /**
     * A signal that has somewhere to go.
     *
     * @param observed event time, milliseconds since 1970
     */
    public record Addressed(String home, long observed, Signal signal) {}

    /** Null: it goes nowhere, and was counted. */
    public @Nullable Addressed take(ConsumerRecord<byte[], byte[]> record) {
        Signal signal = read(record);
        if (signal == null
                || reception.receive(signal, Instant.ofEpochMilli(record.timestamp()), Instant.now()) != null) {
            tally.count(Fate.REJECTED);
            return null;
        }
        String home = Reception.home(signal.getAccount());
        if (home == null) {
            tally.count(Fate.UNRESOLVED);
            return null;
        }
        return new Addressed(home, Reception.observedAt(signal).toEpochMilli(), signal);
    }

    private @Nullable Signal read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return null;
        }
    }
}

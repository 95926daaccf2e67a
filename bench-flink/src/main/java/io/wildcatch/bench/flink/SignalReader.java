package io.wildcatch.bench.flink;

import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.topology.Reception;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Takes signals in, and addresses each to the home that its strongest identifier names. */
final class SignalReader implements KafkaRecordDeserializationSchema<Letter> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient Deserializer<Signal> reader;
    private transient Reception reception;
    private transient Tally tally;

    SignalReader(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = SerdeFactory.from(settings.values()).serde(Signal.class).deserializer();
        reception = new Reception();
        tally = Tally.of(settings);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Letter> out) {
        Signal signal;
        try {
            signal = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            tally.count(Fate.REJECTED);
            return;
        }
        if (signal == null
                || reception.receive(signal, Instant.ofEpochMilli(record.timestamp()), Instant.now()) != null) {
            tally.count(Fate.REJECTED);
            return;
        }
        String home = Reception.home(signal.getAccount());
        if (home == null) {
            tally.count(Fate.UNRESOLVED);
            return;
        }
        long observed = Reception.observedAt(signal).toEpochMilli();
        out.collect(new Letter(home, Letter.Kind.SIGNAL, observed, record.value()));
    }

    @Override
    public TypeInformation<Letter> getProducedType() {
        return Letter.TYPE;
    }
}

package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Intake;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes signals in, and sends their bytes to their homes. */
final class SignalReader implements KafkaRecordDeserializationSchema<Letter> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient Intake intake;

    SignalReader(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        intake = new Intake(settings);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Letter> out) {
        Intake.Addressed signal = intake.take(record);
        if (signal != null) {
            out.collect(new Letter(signal.home(), Kind.SIGNAL, signal.observed(), record.value()));
        }
    }

    @Override
    public TypeInformation<Letter> getProducedType() {
        return Letter.TYPE;
    }
}

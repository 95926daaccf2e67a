package io.wildcatch.connectors.verdicts;

import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Findings as records of their topics. Values are bytes already, in the registry's wire format: so what stands in the
 * topics has exactly the schemas of the contract, whatever a converter would make of them.
 */
final class VerdictWriter {

    private final Topic<Verdict> verdicts;
    private final Topic<Touch> touches;
    private final Serializer<Verdict> verdict;
    private final Serializer<Touch> touch;

    VerdictWriter(Topics topics, SerdeFactory serdes) {
        verdicts = topics.verdicts();
        touches = topics.touches();
        verdict = serdes.serde(Verdict.class).serializer();
        touch = serdes.serde(Touch.class).serializer();
    }

    /** @throws io.wildcatch.schemas.registry.RegistryUnavailableException when a schema's id can't be asked for */
    SourceRecord write(Finding finding, Map<String, ?> partition, Map<String, ?> offset) {
        if (finding instanceof Finding.Judged judged) {
            return record(
                    verdicts.name(), verdict.serialize(verdicts.name(), judged.event()), finding, partition, offset);
        }
        Finding.Touched touched = (Finding.Touched) finding;
        return record(touches.name(), touch.serialize(touches.name(), touched.event()), finding, partition, offset);
    }

    private static SourceRecord record(
            String topic, byte[] value, Finding finding, Map<String, ?> partition, Map<String, ?> offset) {
        return new SourceRecord(
                partition, offset, topic, null, Schema.STRING_SCHEMA, finding.accountId(), Schema.BYTES_SCHEMA, value);
    }
}

package io.wildcatch.local.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.schemas.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ReferenceWriterTest {

    /** Whether it fails before the record is handed to it or after is a matter of chance. */
    @Test
    void shouldSayWhyTheProducerHasFailedBefore() {
        MockProducer<String, byte[]> failed =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        failed.sendException = new KafkaException(
                "Cannot execute transactional method because we are in an error state",
                new ClusterAuthorizationException("Cluster authorization failed."));
        try (ReferenceWriter writer = new ReferenceWriter(HomePublisherTest.SERDES, failed)) {
            assertThatThrownBy(() -> writer.write(Topics.withDefaultPrefix().sources(), List.of(), List.of("site")))
                    .isInstanceOf(KafkaException.class)
                    .hasMessage("reference data was not published: " + ClusterAuthorizationException.class.getName()
                            + ": Cluster authorization failed.");
        }
    }
}

package io.wildcatch.local.console;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.registry.SchemaRegistryException;
import io.wildcatch.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one record and comes back when the brokers have acknowledged it. */
final class AckedWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AckedWriter.class);

    private final Producer<byte[], byte[]> producer;
    private final SchemaRegistry registry;
    private final Duration wait;

    /** The producer is this writer's from now on. */
    AckedWriter(Producer<byte[], byte[]> producer, SchemaRegistry registry, Duration wait) {
        this.producer = producer;
        this.registry = registry;
        this.wait = wait;
    }

    /**
     * @throws ApiException 503 when nobody acknowledges it in time
     */
    <T extends SpecificRecord> void write(Topic<T> topic, byte[] key, long timestamp, T record) throws ApiException {
        try {
            var serializer = new AvroSerde<>(topic.valueType(), registry, true).serializer();
            byte[] value = serializer.serialize(topic.name(), record);
            producer.send(new ProducerRecord<>(topic.name(), null, timestamp, key, value))
                    .get(wait.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (RegistryUnavailableException e) {
            throw unavailable("the schema registry can't be reached", e);
        } catch (SchemaRegistryException e) {
            throw unavailable("the schema registry refuses the schema", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unavailable("Kafka can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the console is closing", e);
        }
    }

    private static ApiException unavailable(String what, Exception cause) {
        LOG.warn("A record wasn't acknowledged: {} ({})", what, cause.toString());
        return new ApiException(503, what + ", try again", cause);
    }

    @Override
    public void close() {
        producer.close(wait);
    }
}

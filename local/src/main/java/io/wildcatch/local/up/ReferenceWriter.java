package io.wildcatch.local.up;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes reference data to its topics, keyed by id, and the policy. */
public final class ReferenceWriter implements AutoCloseable {

    private final SerdeFactory serdes;
    private final Producer<String, byte[]> producer;

    /** @param settings the registry, the brokers, and how to talk to these */
    public ReferenceWriter(Map<String, String> settings) {
        this(SerdeFactory.from(settings), producer(settings));
    }

    /** Both are this writer's from now on. */
    ReferenceWriter(SerdeFactory serdes, Producer<String, byte[]> producer) {
        this.serdes = serdes;
        this.producer = producer;
    }

    private static Producer<String, byte[]> producer(Map<String, String> settings) {
        Map<String, Object> client = new HashMap<>(settings);
        client.put("acks", "all");
        client.put("linger.ms", 5);
        return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when the broker has all of it.
     *
     * @param records new or changed
     * @param gone ids of those that are to be deleted
     * @throws KafkaException when a record could not be written
     */
    public <T extends SpecificRecord> void write(Topic<T> topic, Collection<T> records, Collection<String> gone) {
        Serializer<T> serializer = serdes.serde(topic.valueType()).serializer();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (T record : records) {
            byte[] value = serializer.serialize(topic.name(), record);
            sent.add(send(new ProducerRecord<>(topic.name(), id(record), value)));
        }
        for (String id : gone) {
            sent.add(send(new ProducerRecord<>(topic.name(), id, null)));
        }
        await(sent);
    }

    /** A producer that failed meanwhile throws at once, and hides why behind the state that it is in. */
    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record);
        } catch (KafkaException e) {
            throw unpublished(e);
        }
    }

    private static KafkaException unpublished(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new KafkaException("reference data was not published: " + cause, cause);
    }

    /** What reference data is keyed by. */
    static String id(SpecificRecord reference) {
        return reference instanceof PolicyDocument
                ? Topics.POLICY
                : reference.get(reference.getSchema().getField("id").pos()).toString();
    }

    @Override
    public void close() {
        producer.close();
        serdes.close();
    }

    private void await(List<Future<RecordMetadata>> sent) {
        producer.flush();
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw unpublished(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reference data was published", e);
        }
    }
}

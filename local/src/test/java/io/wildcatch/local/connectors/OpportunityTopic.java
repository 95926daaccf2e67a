package io.wildcatch.local.connectors;

import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes made-up opportunities where the topologies would. */
public final class OpportunityTopic implements AutoCloseable {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final String name;
    private final HttpSchemaRegistry registry;
    private final AvroSerde<Opportunity> serde;
    private final KafkaProducer<String, byte[]> producer;

    public OpportunityTopic(String name, String bootstrap, URI registryUrl) {
        this.name = name;
        this.registry = new HttpSchemaRegistry(RegistryClientConfig.of(registryUrl));
        this.serde = new AvroSerde<>(Opportunity.class, registry, true);
        this.producer = new KafkaProducer<>(
                // One request at a time: with more, a partition that has just been made may take a later one first, and
                // then
                // refuse all others for being out of order.
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "max.in.flight.requests.per.connection", "1"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static OpportunityTopic create(String name, int partitions, String bootstrap, URI registryUrl)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
        return new OpportunityTopic(name, bootstrap, registryUrl);
    }

    public static OpportunityTopic ofUp(String bootstrap, URI registryUrl) {
        return new OpportunityTopic(Topics.withDefaultPrefix().opportunities().name(), bootstrap, registryUrl);
    }

    /** Opportunities {@code o-from} to {@code o-(to - 1)}, each once, as they come to a seller. */
    public void write(int from, int to) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            sent.add(send("a-" + i, serde.serializer().serialize(name, opportunity(i))));
        }
        sent.forEach(OpportunityTopic::acknowledged);
    }

    /** Something that is no opportunity at all. */
    public void writeGarbage(String key) {
        acknowledged(send(key, new byte[] {1, 2, 3}));
    }

    private Future<RecordMetadata> send(String key, byte[] value) {
        return producer.send(new ProducerRecord<>(name, key, value));
    }

    private static void acknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the broker didn't take an opportunity", e);
        }
    }

    private static Opportunity opportunity(int i) {
        return Opportunity.newBuilder()
                .setAt(AT.plusSeconds(i))
                .setOpportunityId("o-" + i)
                .setAccountId("a-" + i)
                .setOffering("erp")
                .setLane(Lane.HUMAN)
                .setPreviousLane(Lane.HELD)
                .setRule("under-the-radar")
                .setProbability(0.83)
                .setExpectedRivals(new Interval(0.4, 0.1, 0.9))
                .setWinProbability(0.7)
                .setExpectedValue(20_400.0)
                .setBuyingGroup(
                        BuyingGroup.newBuilder().setSeen(1).setExpected(7).build())
                .setWhy(List.of("asked for a meeting 2 h ago"))
                .build();
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }
}

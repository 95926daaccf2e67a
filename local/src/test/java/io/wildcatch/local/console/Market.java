package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Account;
import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Evidence;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.event.Sighting;
import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on the topics as the pipeline would. */
final class Market implements AutoCloseable {

    static {
        GeneratedTypes.trust();
    }

    private final Topics topics;
    private final SchemaRegistry registry;
    private final Producer<byte[], byte[]> producer;

    Market(String bootstrap, Topics topics, SchemaRegistry registry) throws ExecutionException, InterruptedException {
        this.topics = topics;
        this.registry = registry;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(Stream.concat(topics.all().stream().map(Topic::name), Stream.of(topics.rejected()))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Decision decision(String opportunityId, String accountId, Lane lane, String at) {
        return Decision.newBuilder()
                .setAt(Instant.parse(at))
                .setOpportunityId(opportunityId)
                .setAccountId(accountId)
                .setOffering("erp")
                .setLane(lane)
                .setRule("under-the-radar")
                .setProbability(0.83)
                .setExpectedRivals(new Interval(0.4, 0.1, 0.9))
                .setWinProbability(0.41)
                .setExpectedValue(20_400)
                .setSellerId(lane == Lane.HUMAN ? "seller-3" : null)
                .setSignals(List.of("s-17"))
                .setSources(List.of("site"))
                .setDuplicates(List.of("s-18"))
                .setBuyingGroup(new BuyingGroup(3, 7, List.of("CTO"), List.of("CFO"), null, null))
                .setWhy(List.of("Only our own site has shown it."))
                .build();
    }

    /** The briefing that goes with a decision. */
    static Opportunity briefing(Decision decision, Account account, Person... people) {
        try {
            Opportunity briefing = RecordJson.read(Opportunity.class, RecordJson.write(decision));
            briefing.setAccount(account);
            briefing.setPeople(List.of(people));
            briefing.setEvidence(List.of(new Evidence(
                    "WEB_VISIT",
                    decision.getAt(),
                    0.7,
                    "Pricing page",
                    "https://example.com/pricing",
                    List.of(new Sighting("s-17", "site", decision.getAt())))));
            return briefing;
        } catch (InvalidRecordException e) {
            throw new IllegalStateException(e);
        }
    }

    static Account account(String id, String name) {
        return Account.newBuilder().setId(id).setName(name).setCountry("FR").build();
    }

    static Person person(String id, String accountId) {
        return Person.newBuilder()
                .setId(id)
                .setAccountId(accountId)
                .setName("C. Roux")
                .setRole("CFO")
                .build();
    }

    Topics topics() {
        return topics;
    }

    <T extends SpecificRecord> void publish(Topic<T> topic, String key, T record) {
        publish(topic, key, record, Instant.parse("2026-01-05T10:00:00Z"));
    }

    <T extends SpecificRecord> void publish(Topic<T> topic, String key, T record, Instant at) {
        byte[] value =
                new AvroSerde<>(topic.valueType(), registry, true).serializer().serialize(topic.name(), record);
        publish(topic.name(), key, value, at);
    }

    void publish(String topic, String key, byte[] value, Instant at) {
        producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), key.getBytes(UTF_8), value));
    }

    /** A signal that can't be read, as the pipeline hands it on. */
    void reject(String key, byte[] value, long offset) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topics.rejected(), key.getBytes(UTF_8), value);
        Map.of("topic", topics.signals().name(), "partition", "0", "offset", Long.toString(offset))
                .forEach((name, text) -> letter.headers().add("__streams.errors." + name, text.getBytes(UTF_8)));
        producer.send(letter);
    }

    void decide(Decision decision) {
        publish(topics.decisions(), decision.getAccountId(), decision);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}

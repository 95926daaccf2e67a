package io.wildcatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Account;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import io.wildcatch.local.market.SimulateCommand;
import io.wildcatch.local.replay.inline.InlineRun;
import io.wildcatch.local.replay.inline.InlineTopology;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Meter;
import io.wildcatch.streams.topology.Output;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Wiring;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A replay runs inline, with ledgers as objects and records that are handed on as they are. Kafka's own driver, with
 * every record and ledger written to bytes and read back, is the judge of that: both must say the same, word for word.
 */
class SameAsKafkaTest {

    private static final Instant PRESENT = Instant.parse("2100-01-01T00:00:00Z");

    /** Takes records in; the outputs are kept in the order in which they came. */
    private interface Driver {
        void feed(String topic, Record<byte[], byte[]> record);

        List<Object> told(Topic<?> topic);
    }

    @TempDir
    private Path folder;

    private final Topics topics = Topics.withDefaultPrefix();
    private final Serdes serdes = new Serdes();
    private final Progress progress = new Progress(
            new PrintStream(OutputStream.nullOutputStream()),
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @BeforeEach
    void simulate() {
        int code = new CommandLine(new SimulateCommand())
                .execute("--out", folder.toString(), "--accounts", "400", "--days", "60", "--seed", "11");
        assertThat(code).isZero();
    }

    @Test
    void shouldSayWhatKafkaSays() throws WorkspaceException {
        Driver inline = inline(Output.LANES);
        feed(inline);
        try (TopologyTestDriver kafka = kafka()) {
            Driver judge = judge(kafka);
            feed(judge);
            for (Topic<?> topic : List.of(
                    topics.decisions(),
                    topics.opportunities(),
                    topics.automation(),
                    topics.contested(),
                    topics.suppressed(),
                    topics.reach(),
                    topics.weights(),
                    topics.coverage())) {
                assertThat(inline.told(topic)).as(topic.name()).isEqualTo(judge.told(topic));
            }
            assertThat(inline.told(topics.decisions())).hasSizeGreaterThan(1_000);
        }
    }

    /** Who opts out at another account while opportunities that name them are open. */
    @Test
    void shouldSayWhatKafkaSaysOfLateOptOuts() throws WorkspaceException {
        List<Person> out = Workspace.open(folder).people().stream()
                .map(person -> Person.newBuilder(person)
                        .setId("out-" + person.getId())
                        .setAccountId("elsewhere")
                        .setConsent(Consent.OPT_OUT)
                        .build())
                .toList();
        Driver inline = inline(Output.LANES);
        feed(inline, out);
        try (TopologyTestDriver kafka = kafka()) {
            Driver judge = judge(kafka);
            feed(judge, out);
            for (Topic<?> topic : List.of(topics.decisions(), topics.opportunities(), topics.automation())) {
                assertThat(inline.told(topic)).as(topic.name()).isEqualTo(judge.told(topic));
            }
        }
        assertThat(inline.told(topics.decisions()))
                .anyMatch(told -> told.toString().contains("\"rule\": \"consent\", \"probability\""));
    }

    private void feed(Driver driver) throws WorkspaceException {
        feed(driver, List.of());
    }

    /** @param late what the CRM says of people in the middle of the history */
    private void feed(Driver driver, List<Person> late) throws WorkspaceException {
        Workspace workspace = Workspace.open(folder);
        feed(driver, topics.sources(), workspace.sources(), Source::getId);
        feed(driver, topics.offerings(), workspace.offerings(), Offering::getId);
        feed(driver, topics.sellers(), workspace.sellers(), Seller::getId);
        feed(driver, topics.accounts(), workspace.accounts(), Account::getId);
        feed(driver, topics.people(), workspace.people(), Person::getId);
        List<History.Event> events =
                History.read(workspace, topics, serdes, progress).events();
        for (History.Event event : events) {
            if (event == events.get(events.size() / 2)) {
                feed(driver, topics.people(), late, Person::getId);
            }
            driver.feed(event.topic(), new Record<>(History.bytes(event.key()), event.value(), event.time()));
        }
    }

    private <T extends SpecificRecord> void feed(
            Driver driver, Topic<T> topic, List<T> records, Function<T, String> key) {
        for (T value : records) {
            byte[] bytes = serdes.of(topic.valueType()).serializer().serialize(topic.name(), value);
            driver.feed(topic.name(), new Record<>(History.bytes(key.apply(value)), bytes, 0));
        }
    }

    @Test
    void shouldDecideTheSameWhereNobodyReadsTheLanes() throws WorkspaceException {
        Driver lanes = inline(Output.LANES);
        feed(lanes);
        Driver decisions = inline(Output.DECISIONS);
        feed(decisions);
        for (Topic<?> topic : List.of(topics.decisions(), topics.reach(), topics.weights(), topics.coverage())) {
            assertThat(decisions.told(topic)).as(topic.name()).isEqualTo(lanes.told(topic));
        }
        assertThat(decisions.told(topics.contested())).isEmpty();
    }

    private Wiring wiring(Keeping keeping, Output output) {
        Meter nobody = (fate, source, id, home, event) -> {};
        PolicyInForce policy = PolicyInForce.always(Policy.defaults());
        return new Wiring(topics, policy, serdes, keeping, nobody, new Wiring.Cache(), output);
    }

    private Driver inline(Output output) {
        InlineTopology topology = new InlineTopology();
        Pipeline.build(wiring(Keeping.FLEETING, output), topology);
        InlineRun run = new InlineRun(topology, PRESENT.toEpochMilli());
        Map<String, List<Object>> told = new HashMap<>();
        for (Topic<?> topic : topics.all()) {
            List<Object> list = told.computeIfAbsent(topic.name(), name -> new ArrayList<>());
            run.read(topic.name(), record -> list.add(List.of(record.key(), record.value())));
        }
        return new Driver() {
            @Override
            public void feed(String topic, Record<byte[], byte[]> record) {
                run.feed(topic, record);
            }

            @Override
            public List<Object> told(Topic<?> topic) {
                return told.getOrDefault(topic.name(), List.of());
            }
        };
    }

    private TopologyTestDriver kafka() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "judge");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        return new TopologyTestDriver(Pipeline.build(wiring(Keeping.DURABLE, Output.LANES)), properties, PRESENT);
    }

    private Driver judge(TopologyTestDriver kafka) {
        return new Driver() {
            @Override
            public void feed(String topic, Record<byte[], byte[]> record) {
                TestInputTopic<byte[], byte[]> input =
                        kafka.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
                input.pipeInput(
                        new TestRecord<>(record.key(), record.value(), new RecordHeaders(), record.timestamp()));
            }

            @Override
            public List<Object> told(Topic<?> topic) {
                TestOutputTopic<String, ? extends SpecificRecord> output = kafka.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        serdes.of(topic.valueType()).deserializer());
                List<Object> told = new ArrayList<>();
                output.readRecordsToList().forEach(record -> told.add(List.of(record.key(), record.value())));
                return told;
            }
        };
    }
}

package io.wildcatch.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to the topics when files change, also while nobody watches. */
class HomePublisherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    static final SerdeFactory SERDES = new SerdeFactory() {
        private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
            return new AvroSerde<>(type, registry, true);
        }
    };

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        write("accounts.jsonl", account("a-1"), account("a-2"));
        write("people.jsonl", person("p-1"), person("p-2"));
    }

    @Test
    void shouldPublishAllAtTheFirstStartAndNothingWhenNothingChanged() {
        assertThat(publishedFrom(home)).containsExactlyInAnyOrder("a-1", "a-2", "p-1", "p-2");

        assertThat(publishedFrom(home)).isEmpty();
    }

    @Test
    void shouldDeleteWhatWasTakenOutWhileNobodyWatched() throws IOException {
        publishedFrom(home);
        write("accounts.jsonl", account("a-1"));
        write("people.jsonl", person("p-1"), person("p-3"));

        assertThat(publishedFrom(home)).containsExactlyInAnyOrder("-a-2", "-p-2", "p-3");
        assertThat(publishedFrom(home)).isEmpty();
    }

    @Test
    void shouldPublishWhatWasChangedWhileNobodyWatched() throws IOException {
        publishedFrom(home);
        write("accounts.jsonl", account("a-1").replace("FR", "DE"), account("a-2"));

        assertThat(publishedFrom(home)).containsExactly("a-1");
    }

    @Test
    void shouldLeaveAloneWhatAnotherHomePublished() throws IOException {
        publishedFrom(home);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("accounts.jsonl"), account("a-9"));

        assertThat(publishedFrom(other)).containsExactly("a-9");
        assertThat(publishedFrom(home)).isEmpty();
    }

    @Test
    void shouldLeaveTheTopicAsItIsWhenAFileIsMissing() throws IOException {
        publishedFrom(home);
        Files.delete(home.resolve("people.jsonl"));

        assertThat(publishedFrom(home)).isEmpty();
    }

    @Test
    void shouldTakeUpWhatChangesWhileItWatches() throws IOException {
        MockProducer<String, byte[]> producer = producer();
        try (HomePublisher publisher = start(home, producer)) {
            assertThat(publisher).isNotNull();
            producer.clear();
            write("accounts.jsonl", account("a-1"));

            await().atMost(PATIENCE).until(() -> told(producer).equals(List.of("-a-2")));
        }
        assertThat(publishedFrom(home)).isEmpty();
    }

    @Test
    void shouldKeepWhatItPublishedWhenAFileIsThereInBothForms() throws IOException {
        MockProducer<String, byte[]> producer = producer();
        try (HomePublisher publisher = start(home, producer)) {
            assertThat(publisher).isNotNull();
            producer.clear();
            write("accounts.json", "[" + account("a-7") + "]");
            write("people.jsonl", person("p-1"));
            await().atMost(PATIENCE).until(() -> !told(producer).isEmpty());

            assertThat(told(producer)).containsExactly("-p-2");
        }
    }

    @Test
    void shouldKeepIdsOfAnyKind() {
        Published published = Published.of(folder.resolve("data"), home);
        Map<String, String> odd = Map.of("a b", "1", "two\nlines\r", "2", "back\\slash\\n", "3", "", "4");

        published.keep("accounts", odd);

        assertThat(published.of("accounts")).isEqualTo(odd);
        assertThat(published.of("people")).isEmpty();
    }

    /** What one start of a home publishes: ids, and ids with a minus in front for what is deleted. */
    private List<String> publishedFrom(Path from) {
        MockProducer<String, byte[]> producer = producer();
        try (HomePublisher publisher = start(from, producer)) {
            assertThat(publisher).isNotNull();
        }
        return told(producer);
    }

    private HomePublisher start(Path from, MockProducer<String, byte[]> producer) {
        Home files = Home.open(from, TOPICS);
        Published kept = Published.of(folder.resolve("data"), from);
        return HomePublisher.start(files, files.read(), kept, new ReferenceWriter(SERDES, producer));
    }

    private static MockProducer<String, byte[]> producer() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static List<String> told(MockProducer<String, byte[]> producer) {
        return producer.history().stream()
                .map(record -> (record.value() == null ? "-" : "") + record.key())
                .toList();
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(home.resolve(file), List.of(lines));
    }

    private static String account(String id) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"country\":\"FR\"}".formatted(id, id);
    }

    private static String person(String id) {
        return "{\"id\":\"%s\",\"accountId\":\"a-1\",\"name\":\"C. Roux\"}".formatted(id);
    }
}

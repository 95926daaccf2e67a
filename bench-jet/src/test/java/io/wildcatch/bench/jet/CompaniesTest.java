package io.wildcatch.bench.jet;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.core.test.TestInbox;
import com.hazelcast.jet.core.test.TestOutbox;
import com.hazelcast.jet.core.test.TestProcessorContext;
import io.wildcatch.bench.peer.Intake;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.bench.peer.Tally;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Signal;
import io.wildcatch.streams.app.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As Jet would call it, with room for one output only. */
class CompaniesTest {

    private static final Instant START = Instant.parse("2024-01-08T10:00:00Z");

    @TempDir
    private Path folder;

    private PeerSettings settings;
    private final TestOutbox outbox = new TestOutbox(new int[] {1}, 1);
    private final List<Decision> decisions = new ArrayList<>();

    @BeforeEach
    void set() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "learning:\n  enabled: false\n");
        settings = LocalSerdes.settings(
                Map.of("application.id", "companies", StreamsSettings.POLICY_FILE, policy.toString()));
    }

    @AfterEach
    void forget() {
        Tally.forget(settings);
    }

    @Test
    void shouldDecideEachSignalOnceHoweverLittleRoomThereIs() throws Exception {
        Companies companies = companies();

        process(companies, signal("a", "HAND_RAISE"));

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
        assertThat(Tally.of(settings).tells()).containsEntry("fate.used", "1");
    }

    @Test
    void shouldLetComeUpWhatFallsDueAfterANewStartFromASnapshot() throws Exception {
        Companies before = companies();
        process(before, signal("a", "WEB_VISIT"));
        Companies after = companies();
        restart(before, after);

        pass(after, Duration.ofDays(45));
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HELD);

        pass(after, Duration.ofDays(45).plusMillis(1));
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.EXPIRED);
    }

    private Companies companies() throws Exception {
        Companies companies = new Companies(settings);
        companies.init(outbox, new TestProcessorContext());
        return companies;
    }

    private static Intake.Addressed signal(String id, String kind) {
        Signal signal = Signal.newBuilder()
                .setId(id)
                .setSource("site")
                .setKind(kind)
                .setOccurredAt(START)
                .setAccount(AccountRef.newBuilder().setDomain("acme.fr").build())
                .setStrength(1.0)
                .build();
        return new Intake.Addressed("acme.fr", START.toEpochMilli(), signal);
    }

    private void process(Companies companies, Intake.Addressed signal) {
        TestInbox inbox = new TestInbox(List.of(signal));
        while (!inbox.isEmpty()) {
            companies.process(Companies.SIGNALS, inbox);
            read();
        }
    }

    private void pass(Companies companies, Duration sinceStart) {
        Watermark watermark = new Watermark(START.plus(sinceStart).toEpochMilli());
        while (!companies.tryProcessWatermark(Companies.SIGNALS, watermark)) {
            read();
        }
        read();
    }

    private void restart(Companies before, Companies after) {
        boolean saved;
        do {
            saved = before.saveToSnapshot();
            List<Map.Entry<Object, Object>> entries = new ArrayList<>();
            outbox.drainSnapshotQueueAndReset(entries, false);
            after.restoreFromSnapshot(new TestInbox(entries));
        } while (!saved);
    }

    /** Takes what was put into the outbox. */
    private void read() {
        List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        outbox.drainQueueAndReset(0, outputs, false);
        outputs.stream()
                .filter(output ->
                        output.topic().equals(settings.topics().decisions().name()))
                .map(output ->
                        new LocalSerdes().serde(Decision.class).deserializer().deserialize("", output.value()))
                .forEach(decisions::add);
    }
}

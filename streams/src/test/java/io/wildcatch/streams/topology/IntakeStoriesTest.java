package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.PersonRef;
import io.wildcatch.streams.domain.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What counts once, late, as a correction, or not at all. */
class IntakeStoriesTest extends Stories {

    @Test
    void shouldCountAResendOnce() {
        market.send(
                signal("a", "site", "WEB_VISIT", Duration.ZERO), signal("a", "site", "WEB_VISIT", DAY.multipliedBy(2)));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.DUPLICATE, 1);
        assertThat(market.decisions()).hasSize(1);
    }

    @Test
    void shouldPutACorrectionToItsOriginalHoweverLate() {
        market.send(
                signal("o", "gazette", "LEGAL_NOTICE", Duration.ZERO, signal -> {
                    signal.getAttributes().put("reference", "gazette:1");
                    signal.setTitle("Transfer of seat to Lyon");
                }),
                signal("c", "gazette", "LEGAL_NOTICE", DAY.multipliedBy(80), signal -> {
                    signal.getAttributes().put("reference", "gazette:77");
                    signal.getAttributes().put("corrects", "gazette:1");
                    signal.setTitle("Read Nice for Lyon");
                }));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.DUPLICATE, 1);
    }

    @Test
    void shouldSendWhatIsNoSignalToTheDeadLettersAndGoOn() {
        byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
        market.sendRaw(market.topics.signals().name(), "acme.fr", garbage);
        market.sendRaw(market.topics.accounts().name(), "a-1", garbage);
        market.send(
                signal("far", "site", "WEB_VISIT", Duration.ofDays(365_000)),
                signal(
                        "year-7017",
                        "site",
                        "WEB_VISIT",
                        Duration.ZERO,
                        s -> s.setOccurredAt(Instant.parse("7017-01-01T00:00:00Z"))),
                signal("strong", "site", "WEB_VISIT", Duration.ZERO, s -> s.setStrength(7.0)),
                signal("nobody", "site", "WEB_VISIT", Duration.ZERO, of(null, " ", null, null)),
                signal("fine", "site", "WEB_VISIT", Duration.ZERO));

        var rejected = market.rejected();

        assertThat(rejected).hasSize(6);
        assertThat(rejected.get(0).value()).isEqualTo(garbage);
        assertThat(rejected)
                .extracting(record -> new String(
                        record.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .anyMatch(message -> message.startsWith("strength: expected"))
                .anyMatch(message -> message.startsWith("account: expected"))
                .filteredOn(message -> message.startsWith("occurredAt: expected"))
                .hasSize(2);
        assertThat(market.decisions()).hasSize(1);
        assertThat(market.fates).containsEntry(Fate.REJECTED, 5).containsEntry(Fate.USED, 1);
    }

    @Test
    void shouldCountLateWhatWasReportedLongAfter() {
        market.send(signal(
                "a",
                "site",
                "WEB_VISIT",
                Duration.ZERO,
                signal -> signal.setObservedAt(Market.START.plus(Duration.ofHours(12)))));
        market.send(
                signal("b", "site", "WEB_VISIT", DAY.multipliedBy(-8), signal -> signal.setObservedAt(Market.START)));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.LATE, 1);
    }

    @Test
    void shouldTakeTheEndOfAContractThatIsStillToCome() {
        Duration ahead = Duration.ofDays(1_200);
        market.send(signal("a", "crm", "CONTRACT_END", ahead));

        assertThat(market.rejected()).isEmpty();
        assertThat(market.fates).containsExactly(Map.entry(Fate.USED, 1));
    }

    @Test
    void shouldPutToTheDeadLettersWhatIsTooLargeToBeSentOn() {
        String huge = "x".repeat(SignalRules.RECORD_LIMIT);
        market.send(
                signal("text", "site", "WEB_VISIT", Duration.ZERO, s -> s.setText(huge)),
                signal("x".repeat(2_000), "site", "WEB_VISIT", Duration.ZERO),
                signal("offering", "site", "WEB_VISIT", Duration.ZERO, s -> s.setOffering(huge.substring(1_000))),
                signal(
                        "person",
                        "site",
                        "WEB_VISIT",
                        Duration.ZERO,
                        s -> s.setPerson(new PersonRef(null, "x".repeat(1_025), "CFO"))),
                signal("fine", "site", "WEB_VISIT", Duration.ZERO, s -> s.setTitle("x".repeat(100_000))));

        assertThat(market.rejected())
                .extracting(letter -> header(letter, "message"))
                .containsExactly(
                        "expected a record of at most 983040 bytes",
                        "id: expected at most 1024 characters",
                        "offering: expected at most 1024 characters",
                        "person.name: expected at most 1024 characters");
        assertThat(market.fates).containsEntry(Fate.REJECTED, 4).containsEntry(Fate.USED, 1);
    }

    @Test
    void shouldCutOffADeadLetterThatFillsARecordAlready() {
        byte[] garbage = new byte[1 << 20];
        Arrays.fill(garbage, (byte) 7);
        market.sendRaw(market.topics.signals().name(), "acme.fr", garbage);
        market.sendRaw(market.topics.accounts().name(), "a-1", garbage);
        market.sendRaw(market.topics.accounts().name(), "a".repeat(2_000), new byte[] {7});

        var rejected = market.rejected();

        assertThat(rejected)
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.key().length() + letter.value().length)
                        .isLessThan(Letter.LIMIT));
        assertThat(rejected.get(0).value())
                .hasSizeGreaterThan(Letter.LIMIT - 1_000)
                .containsOnly(7);
        assertThat(header(rejected.get(0), "cut")).isEqualTo("the key had 7 bytes, the value 1048576");
        assertThat(header(rejected.get(2), "message")).isEqualTo("key: expected at most 1024 characters");
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }
}

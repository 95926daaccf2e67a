package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Exposure;
import io.wildcatch.event.Lane;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What isn't Avro, or not ours, on each topic that the pipeline reads: the rest goes on. */
class CorruptInputTest extends Stories {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    /** A way to be unreadable. */
    private enum Corruption {
        TEXT("no avro".getBytes(StandardCharsets.UTF_8)),
        EMPTY(new byte[0]),
        UNKNOWN_SCHEMA(new byte[] {0, 0, 0, 99, 99, 2, 3, 4}),
        /** The id of the first schema that was registered, and nothing behind it. */
        CUT_OFF(new byte[] {0, 0, 0, 0, 1});

        private final byte[] bytes;

        Corruption(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    static Stream<Arguments> streams() {
        return each(
                TOPICS.signals(),
                TOPICS.accounts(),
                TOPICS.people(),
                TOPICS.touches(),
                TOPICS.verdicts(),
                TOPICS.homebound(),
                TOPICS.observations());
    }

    static Stream<Arguments> tables() {
        return each(
                TOPICS.sources(),
                TOPICS.offerings(),
                TOPICS.sellers(),
                TOPICS.policies(),
                TOPICS.reach(),
                TOPICS.weights());
    }

    private static Stream<Arguments> each(Topic<?>... topics) {
        return Stream.of(topics)
                .flatMap(topic -> Stream.of(Corruption.values()).map(value -> Arguments.of(topic.name(), value)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void shouldPutToTheDeadLettersWhatCantBeRead(String topic, Corruption corruption) {
        market.sendRaw(topic, "acme.fr", corruption.bytes);
        market.send(signal("fine", "site", "HAND_RAISE", Duration.ZERO));

        assertThat(market.rejected()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("acme.fr");
            assertThat(letter.value()).isEqualTo(corruption.bytes);
            assertThat(header(letter, "topic")).isEqualTo(topic);
            assertThat(header(letter, "partition")).isEqualTo("0");
            assertThat(header(letter, "offset")).matches("\\d+");
            assertThat(header(letter, "exception")).endsWith("Exception");
            assertThat(header(letter, "message")).isNotBlank();
        });
        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldTakeForAbsentWhatCantBeReadInATable(String topic, Corruption corruption) {
        for (String id : List.of("site", "erp", Topics.POLICY, Observe.KEY)) {
            market.sendRaw(topic, id, corruption.bytes);
        }
        market.send(signal("fine", "site", "HAND_RAISE", Duration.ZERO));

        boolean undeclared = topic.equals(TOPICS.sources().name());
        assertThat(market.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.getExposures())
                        .extracting(Exposure::getAlpha)
                        .containsExactly(undeclared ? 5.0 : 1.0));
        assertThat(market.rejected()).isEmpty();
    }

    @Test
    void shouldRefuseToDeleteWhatIsNoReferenceData() {
        for (Topic<?> topic : List.of(TOPICS.signals(), TOPICS.touches(), TOPICS.verdicts())) {
            market.sendRaw(topic.name(), "domain:acme.fr", null);
        }

        assertThat(market.rejected())
                .hasSize(3)
                .allSatisfy(letter -> assertThat(header(letter, "message")).contains("null"));
    }

    @Test
    void shouldNotMoveTheClockByWhatIsNoVerdict() {
        market.send(signal("weak", "site", "WEB_VISIT", Duration.ofDays(-60)));

        market.sendRaw(TOPICS.verdicts().name(), "domain:acme.fr", null);
        market.sendRaw(TOPICS.touches().name(), "domain:acme.fr", null);

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD);
        market.until(HOUR);
        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.EXPIRED);
    }

    @Test
    void shouldForgetPeopleAndSourcesThatAreDeletedWhetherTheyWereThereOrNot() {
        for (Topic<?> topic : List.of(TOPICS.people(), TOPICS.accounts(), TOPICS.sources(), TOPICS.offerings())) {
            market.sendRaw(topic.name(), "nobody", null);
        }
        market.sendRaw(TOPICS.sources().name(), "site", null);
        market.send(signal("fine", "site", "HAND_RAISE", Duration.ZERO));

        assertThat(market.rejected()).isEmpty();
        assertThat(market.decisions())
                .flatExtracting(Decision::getExposures)
                .extracting(Exposure::getAlpha)
                .containsExactly(5.0);
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }
}

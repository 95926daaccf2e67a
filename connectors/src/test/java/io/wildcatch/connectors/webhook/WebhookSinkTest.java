package io.wildcatch.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.webhook.FakeReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a webhook's receiver gets, whatever goes wrong on the way. Each fault ends with nothing lost and nothing twice. */
class WebhookSinkTest {

    private static final int MANY = 200;

    private FakeReceiver receiver = new FakeReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void shouldTellOfComingChangingAndGoing() {
        try (SinkDriver sink = sink(Map.of())) {
            sink.put(List.of(
                            Opportunities.human("o-1"),
                            Opportunities.reassigned("o-1"),
                            Opportunities.contested("o-1")))
                    .awaitSettled();

            assertThat(receiver.events())
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("opportunity.open", "opportunity.update", "opportunity.close");
            assertThat(receiver.events().get(0).at("/data/account/name").asText())
                    .isEqualTo("Fonderie de Givors");
        }
    }

    @Test
    void shouldSendTheBodyThatWasAskedFor() {
        String body =
                "{\"text\":\"{account.name}: {probability|percent} %\",\"p\":\"{probability}\",\"who\":[\"{people.0.role}\"]}";
        try (SinkDriver sink = sink(Map.of("webhook.body", body))) {
            sink.put(List.of(Opportunities.human("o-1"))).awaitSettled();

            JsonNode sent = receiver.events().get(0);
            assertThat(sent.toString())
                    .isEqualTo("{\"text\":\"Fonderie de Givors: 83.4 %\",\"p\":0.834,\"who\":[\"CFO\"]}");
        }
    }

    @Test
    void shouldWaitAsLongAsTheReceiverAsks() {
        receiver.server().next(FakeResponse.json(429, "{}").with("Retry-After", "1"), 2);

        checkAllArrive(Map.of());
    }

    @Test
    void shouldBackOffWhenThrottledWithoutAWord() {
        receiver.server().next(FakeResponse.json(429, "{}"), 3);

        checkAllArrive(Map.of());
    }

    @Test
    void shouldOutlastAStormOfErrors() {
        receiver.server().next(FakeResponse.json(500, "{}"), 8);

        checkAllArrive(Map.of("retry.attempts", "20"));
    }

    @Test
    void shouldSendAgainAfterCutConnections() {
        receiver.server().next(FakeResponse.reset(), 4);

        checkAllArrive(Map.of());
    }

    @Test
    void shouldSendAgainWhenNoReplyComesInTime() {
        try (Deaf deaf = Deaf.start();
                SinkDriver sink = sink(Map.of("webhook.url", deaf.url(), "request.timeout.ms", "200"))) {
            sink.put(opportunities());
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                sink.poll();
                return deaf.connections() >= 3;
            });
            assertThat(sink.committed()).isZero();
            assertThat(sink.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldLeaveARefusalToWhoHasThePartitionNext() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (FakeServer slow = FakeServer.start(request -> {
                    asked.countDown();
                    await().atMost(Duration.ofMinutes(1)).until(() -> answer.getCount() == 0);
                    return FakeResponse.json(422, "{}");
                });
                SinkDriver sink = sink(Map.of("webhook.url", slow.url().toString()))) {
            sink.put(List.of(Opportunities.human("o-1")));
            asked.await();
            Thread rebalance = new Thread(sink::revoke);
            rebalance.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> rebalance.getState() == Thread.State.TIMED_WAITING
                            || rebalance.getState() == Thread.State.TERMINATED);
            answer.countDown();
            rebalance.join();

            await().atMost(Duration.ofMinutes(1)).until(() -> sink.meter("refused-total") == 1);
            sink.poll();
            assertThat(sink.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldFindTheOnePoisonRecordInABatch() {
        receiver.refuse("o-77");
        try (SinkDriver sink = sink(Map.of("webhook.batch.size", "200"))) {
            sink.put(opportunities()).awaitSettled();

            assertThat(receiver.events()).hasSize(MANY - 1);
            assertThat(receiver.repeats()).isZero();
            assertThat(sink.deadLetters()).singleElement().asString().contains("HTTP_400", "something in it is wrong");
            assertThat(receiver.server().requests()).hasSizeLessThan(25);
        }
    }

    @Test
    void shouldTakeTheReceiversWordForWhatFailedInABatch() {
        receiver.nameRefused();
        receiver.refuse("o-7");
        receiver.refuse("o-8");
        try (SinkDriver sink = sink(Map.of("webhook.batch.size", "100"))) {
            sink.put(opportunities()).awaitSettled();

            assertThat(receiver.events()).hasSize(MANY - 2);
            assertThat(sink.deadLetters()).hasSize(2).allMatch(reason -> reason.contains("POISON: not in this shape"));
            assertThat(sink.meter("delivered-total")).isEqualTo(MANY - 2);
            assertThat(sink.meter("refused-total")).isEqualTo(2);
        }
    }

    @Test
    void shouldGiveUpOnTheOneRecordThatTheReceiverAlwaysFailsOn() {
        receiver.close();
        receiver = new FakeReceiver();
        try (SinkDriver sink = sink(Map.of("retry.attempts", "3"))) {
            receiver.server().next(FakeResponse.json(500, "{}"), 3);
            sink.put(List.of(Opportunities.human("o-bad"), Opportunities.human("o-good")))
                    .awaitSettled();

            assertThat(sink.deadLetters()).singleElement().asString().contains("GIVEN_UP", "replied 500");
            assertThat(receiver.events()).hasSize(1);
        }
    }

    @Test
    void shouldPauseWhileTheReceiverIsAwayAndGoOnWhenItIsBack() {
        int port = receiver.server().port();
        receiver.close();
        try (SinkDriver sink = sink(Map.of("max.buffered", "50"))) {
            sink.put(opportunities());
            assertThat(sink.isPaused()).isTrue();
            assertThat(sink.committed()).isZero();

            receiver = new FakeReceiver(port);
            sink.awaitSettled();

            assertThat(receiver.events()).hasSize(MANY);
            assertThat(sink.isPaused()).isFalse();
            assertThat(sink.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldLeaveWhatIsNotCommittedToWhoReadsThePartitionNext() {
        int port = receiver.server().port();
        receiver.close();
        try (SinkDriver first = sink(Map.of())) {
            first.put(opportunities());
            first.revoke();
            receiver = new FakeReceiver(port);
            try (SinkDriver second = sink(Map.of())) {
                second.put(opportunities()).awaitSettled();
            }
        }
        assertThat(receiver.events()).hasSize(MANY);
        assertThat(receiver.repeats()).isZero();
    }

    @Test
    void shouldKeepVersionsInOrderOverManyConnections() {
        List<Map<String, Object>> versions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            versions.add(Opportunities.human("o-" + i));
        }
        for (int i = 0; i < 50; i++) {
            versions.add(Opportunities.contested("o-" + i));
        }
        try (SinkDriver sink = sink(Map.of("connections", "8"))) {
            sink.put(versions).awaitSettled();
        }
        Map<String, String> last = new HashMap<>();
        receiver.events()
                .forEach(event -> last.put(
                        event.at("/data/opportunityId").asText(),
                        event.path("type").asText()));
        assertThat(last).hasSize(50).allSatisfy((id, type) -> assertThat(type).isEqualTo("opportunity.close"));
    }

    @Test
    void shouldFailWithAMessageWhenTheSecretIsWrong() {
        String other = "whsec_" + "A".repeat(44);
        try (SinkDriver sink = sink(Map.of("webhook.secret", other))) {
            sink.put(opportunities());
            assertThatThrownBy(() -> await().atMost(Duration.ofMinutes(1)).until(() -> {
                        sink.poll();
                        return false;
                    }))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("check credentials")
                    .hasMessageNotContaining(other);
        }
    }

    @Test
    void shouldSendADeadLetterForWhatIsNoOpportunity() {
        try (SinkDriver sink = sink(Map.of())) {
            sink.put(List.of(Map.of("id", "s-1"), Opportunities.human("o-1"))).awaitSettled();

            assertThat(sink.deadLetters()).singleElement().asString().contains("expected opportunityId");
            assertThat(receiver.events()).hasSize(1);
        }
    }

    @Test
    void shouldSendNothingInADryRun() {
        try (SinkDriver sink = sink(Map.of("dry.run", "true"))) {
            sink.put(opportunities()).awaitSettled();

            assertThat(receiver.server().requests()).isEmpty();
        }
    }

    private void checkAllArrive(Map<String, String> settings) {
        try (SinkDriver sink = sink(settings)) {
            sink.put(opportunities()).awaitSettled();

            assertThat(receiver.events()).hasSize(MANY);
            assertThat(receiver.repeats()).isZero();
            assertThat(sink.deadLetters()).isEmpty();
            assertThat(sink.meter("delivered-total")).isEqualTo(MANY);
        }
    }

    @Test
    void shouldNotQuoteAnAuthorizationThatCanNotBeSent() {
        assertThatThrownBy(() -> sink(Map.of("webhook.authorization", "Bearer top\nsecret")))
                .hasMessageContaining("webhook.authorization")
                .hasMessageContaining("expected what may stand in a header")
                .hasMessageNotContaining("secret");
    }

    private static List<Map<String, Object>> opportunities() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> Opportunities.human("o-" + i))
                .toList();
    }

    private SinkDriver sink(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "hook",
                "webhook.url", receiver.url().toString(),
                "webhook.secret", FakeReceiver.SECRET,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "retry.first.pause.ms", "10",
                "retry.longest.pause.ms", "100"));
        settings.putAll(further);
        return SinkDriver.start(new WebhookSinkConnector.Task(), settings);
    }
}

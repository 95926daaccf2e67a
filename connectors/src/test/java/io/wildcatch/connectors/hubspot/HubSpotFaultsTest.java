package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.hubspot.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What HubSpot holds in the end, whatever goes wrong on the way: what was sent is there or refused, once. */
class HubSpotFaultsTest {

    private static final int SENT = 250;

    private final FakeHubSpot hubSpot = Accounts.start();

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void shouldDeliverAllWhenNothingGoesWrong() {
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldWaitAsLongAsItIsAsked() {
        hubSpot.fail(Fault.throttled(1), 2);
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldBackOffWhenThrottledWithoutAWord() {
        hubSpot.limit(5, Duration.ofMillis(300), 1_000);
        checkDelivered(SENT, Map.of("rate.limit.requests", "100", "rate.limit.period.ms", "300"));
    }

    @Test
    void shouldOutlastAStormOfErrors() {
        hubSpot.fail(Fault.broken(), 8);
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldOutlastAStormOfErrorsFromTheGateway() {
        hubSpot.fail(Fault.badGateway(), 12);
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldSendAgainWhenRepliesComeTooLate() {
        hubSpot.fail(new Fault.Late(Duration.ofSeconds(1)), 3);
        checkDelivered(SENT, Map.of("request.timeout.ms", "200"));
    }

    @Test
    void shouldSendAgainAfterConnectionsBrokeInMidBatch() {
        hubSpot.fail(new Fault.CutAfter(0), 1);
        hubSpot.fail(new Fault.CutAfter(50), 6);
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldWaitWhileRecordsAreLocked() {
        hubSpot.fail(Fault.locked(), 1);
        checkDelivered(SENT, Map.of());
    }

    @Test
    void shouldGetAnotherTokenWhenTheOldOneEnds() {
        Map<String, String> oauth = Accounts.byOAuth(hubSpot);
        try (SinkDriver sink = sink(oauth)) {
            sink.put(opportunities(0, 100)).awaitSettled();
            hubSpot.expireTokens();
            sink.put(opportunities(100, SENT)).awaitSettled();

            checkCounts(sink, SENT, 0);
            assertThat(hubSpot.tokensIssued()).isEqualTo(2);
        }
    }

    @Test
    void shouldGetAnotherTokenBeforeTheOldOneEnds() {
        hubSpot.tokenLife(Duration.ofSeconds(90));
        Map<String, String> oauth = Accounts.byOAuth(hubSpot);
        try (SinkDriver sink = sink(oauth)) {
            sink.put(opportunities(0, 100)).awaitSettled();
            long before = hubSpot.tokensIssued();
            sink.put(opportunities(100, 200)).awaitSettled();

            checkCounts(sink, 200, 0);
            assertThat(hubSpot.tokensIssued()).isGreaterThan((int) before);
        }
    }

    @Test
    void shouldEndWithTheLastVersionOfEachWhateverGoesWrongBetween() {
        List<Map<String, Object>> versions = opportunities(0, 120);
        IntStream.range(0, 60).forEach(i -> versions.add(Opportunities.reassigned("o-" + i)));
        IntStream.range(0, 30).forEach(i -> versions.add(Opportunities.contested("o-" + i)));
        for (int i = 0; i < 4; i++) {
            hubSpot.fail(new Fault.CutAfter(13 * i), 1);
            hubSpot.fail(Fault.broken(), 1);
            hubSpot.fail(Fault.badGateway(), 1);
        }
        try (SinkDriver sink = sink(new HashMap<>(Map.of("connections", "3")))) {
            sink.put(versions).awaitSettled();

            assertThat(sink.meter("delivered-total")).isEqualTo(210);
            assertThat(sink.deadLetters()).isEmpty();
        }
        assertThat(hubSpot.created()).isEqualTo(120);
        assertThat(hubSpot.records("deals")).allSatisfy(deal -> {
            int number = Integer.parseInt(deal.get("wildcatch_id").substring(2));
            assertThat(deal.get("dealstage")).isEqualTo(number < 30 ? "closedlost" : "appointmentscheduled");
            assertThat(deal.get("wildcatch_seller"))
                    .isEqualTo(number < 30 ? null : number < 60 ? "seller-4" : "seller-3");
        });
    }

    @Test
    void shouldTakeHubSpotsWordForWhatFailedInABatch() {
        List<Map<String, Object>> some = opportunities(0, SENT);
        some.set(7, poison("o-7"));
        some.set(77, poison("o-77"));
        try (SinkDriver sink = sink(own())) {
            sink.put(some).awaitSettled();

            checkCounts(sink, SENT - 2, 2);
            assertThat(sink.deadLetters())
                    .allMatch(reason ->
                            reason.contains("INVALID_OPTION: property wildcatch_rivals: the value was not one of"))
                    .noneMatch(reason -> reason.contains("MOON"));
            assertThat(hubSpot.requests()).isLessThan(12);
        }
    }

    @Test
    void shouldFindTheOnePoisonRecordWhenTheWholeBatchIsRefused() {
        hubSpot.refuseWholeBatches(true);
        List<Map<String, Object>> some = opportunities(0, 100);
        some.set(42, poison("o-42"));
        try (SinkDriver sink = sink(own())) {
            sink.put(some).awaitSettled();

            checkCounts(sink, 99, 1);
            assertThat(hubSpot.requests()).isLessThan(40);
        }
    }

    @Test
    void shouldPauseWhileHubSpotIsDownAndGoOnWhenItIsBack() {
        try (SinkDriver sink = sink(new HashMap<>(Map.of("max.buffered", "100")))) {
            sink.put(opportunities(0, 100)).awaitSettled();
            hubSpot.goDown();
            sink.put(opportunities(100, SENT));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                sink.poll();
                return sink.isPaused() && sink.meter("breaker-open") == 1;
            });
            assertThat(sink.committed()).isEqualTo(100);

            hubSpot.comeUp();
            sink.awaitSettled();

            checkCounts(sink, SENT, 0);
            assertThat(sink.isPaused()).isFalse();
        }
    }

    @Test
    void shouldFailWithAMessageWhenTheTokenIsRevoked() {
        hubSpot.revokePrivateToken();
        checkFails("HubSpot doesn't take the token (INVALID_AUTHENTICATION): check hubspot.token", Map.of());
    }

    @Test
    void shouldFailWithAMessageWhenAPropertyIsMissing() {
        checkFails("HubSpot has no property 'nowhere'", Map.of("hubspot.fields", "nowhere={accountId}"));
    }

    @Test
    void shouldFailWithAMessageWhenRecordsCannotBeToldApart() {
        checkFails("create it as a property with unique values", Map.of("hubspot.id.property", "dealname"));
    }

    @Test
    void shouldFailWithAMessageWhenThereAreNoSuchRecords() {
        checkFails("check hubspot.object", Map.of("hubspot.object", "2-99", "hubspot.fields", "name={accountId}"));
    }

    @Test
    void shouldFailWithAMessageWhenTheRefreshTokenIsNoGood() {
        Map<String, String> oauth = Accounts.byOAuth(hubSpot);
        oauth.put("hubspot.refresh.token", "revoked");
        checkFails("HubSpot gives no token (BAD_REFRESH_TOKEN)", oauth);
    }

    private void checkFails(String message, Map<String, String> further) {
        try (SinkDriver sink = sink(new HashMap<>(further))) {
            sink.put(opportunities(0, 10));
            assertThatThrownBy(() -> await().atMost(Duration.ofMinutes(1)).until(() -> {
                        sink.poll();
                        return false;
                    }))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining(message)
                    .hasMessageNotContaining(FakeHubSpot.PRIVATE_TOKEN);
            assertThat(sink.deadLetters()).isEmpty();
            assertThat(hubSpot.created()).isZero();
        }
    }

    private void checkDelivered(int sent, Map<String, String> further) {
        try (SinkDriver sink = sink(new HashMap<>(further))) {
            sink.put(opportunities(0, sent)).awaitSettled();
            checkCounts(sink, sent, 0);
        }
    }

    /** Sent = delivered + dead-lettered; each is there once, none is lost. */
    private void checkCounts(SinkDriver sink, int delivered, int deadLettered) {
        List<Map<String, String>> deals = hubSpot.records("deals");
        assertThat(sink.meter("delivered-total")).isEqualTo(delivered);
        assertThat(sink.deadLetters()).hasSize(deadLettered);
        assertThat(deals).hasSize(delivered);
        assertThat(deals.stream().map(deal -> deal.get("wildcatch_id")).distinct())
                .hasSize(delivered);
        assertThat(hubSpot.created()).isEqualTo(delivered);
    }

    private static List<Map<String, Object>> opportunities(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> Opportunities.human("o-" + i))
                .toList());
    }

    /** A mapping by which a record can be made that HubSpot refuses. */
    private static Map<String, String> own() {
        return new HashMap<>(
                Map.of("hubspot.fields", "dealname!={account.name}; wildcatch_rivals={rule|map(odd:MOON,*:ABSENT)}"));
    }

    private static Map<String, Object> poison(String id) {
        Map<String, Object> opportunity = Opportunities.human(id);
        opportunity.put("rule", "odd");
        return opportunity;
    }

    private SinkDriver sink(Map<String, String> further) {
        Map<String, String> settings = Accounts.settings(hubSpot);
        settings.put("retry.first.pause.ms", "10");
        settings.put("retry.longest.pause.ms", "100");
        settings.put("retry.attempts", "30");
        settings.put("rate.limit.requests", "1000");
        settings.put("rate.limit.period.ms", "1000");
        if (further.containsKey("hubspot.refresh.token")) {
            settings.remove("hubspot.token");
        }
        settings.putAll(further);
        return SinkDriver.start(new HubSpotSinkConnector.Task(), settings);
    }
}

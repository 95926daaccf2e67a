package io.wildcatch.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.salesforce.Fault;
import io.wildcatch.fakes.salesforce.Fault.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong between us and Salesforce: whatever it is, nothing is lost and nothing is there twice. */
class SalesforceFaultsTest {

    private static final int MANY = 450;

    private final TestOrg org = new TestOrg();

    @BeforeAll
    static void bePatient() {
        // Machines that build are busy at times.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterAll
    static void beAsBefore() {
        Awaitility.reset();
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void shouldWaitAsLongAsSalesforceAsks() {
        org.crm.fail(Where.UPSERT, Fault.tooMany(1), 2);

        deliver(Map.of(), MANY, 0);
    }

    @Test
    void shouldBackOffWhenThrottledWithoutAWord() {
        org.crm.fail(Where.UPSERT, Fault.tooMany(), 3);
        org.crm.fail(Where.QUERY, Fault.tooMany(), 2);

        deliver(Map.of(), MANY, 0);
    }

    @Test
    void shouldOutlastAStormOfErrors() {
        org.crm.fail(Where.UPSERT, Fault.error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred"), 8);
        org.crm.fail(Where.QUERY, Fault.error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred"), 15);

        deliver(Map.of("retry.attempts", "30"), MANY, 0);
    }

    @Test
    void shouldWaitWhileTheServerIsUnavailable() {
        org.crm.fail(Where.UPSERT, Fault.error(503, "SERVER_UNAVAILABLE", "Server unavailable"), 12);

        deliver(Map.of("retry.attempts", "2"), MANY, 0);
    }

    @Test
    void shouldSendAgainWhatWasAnsweredTooLate() {
        org.crm.fail(Where.UPSERT, new Fault.Late(Duration.ofSeconds(4)), 2);

        deliver(Map.of("request.timeout.ms", "1500"), MANY, 0);
    }

    @Test
    void shouldMakeNothingTwiceWhenConnectionsAreCutInTheMiddle() {
        org.crm.fail(Where.UPSERT, Fault.cutBefore(), 2);
        org.crm.fail(Where.UPSERT, new Fault.CutAfter(), 2);
        org.crm.fail(Where.TOKEN, Fault.cutBefore(), 1);

        deliver(Map.of(), MANY, 0);
        assertThat(org.crm.updated()).as("sent again, and found").isPositive();
    }

    @Test
    void shouldGetANewTokenOnceWhenTheOldOneIsRefused() {
        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(List.of(Opportunities.human("o-first"))).awaitSettled();
            org.crm.expireTokens();
            sink.put(TestOrg.opportunities(MANY)).awaitSettled();

            check(sink, MANY + 1, 0);
            assertThat(org.crm.tokensIssued()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellApartWhatFailedInABatch() {
        org.crm.org().refuse(record -> record.path("Wildcatch_Id__c").asText().matches("o-1[0-9]"));

        try (SinkDriver sink = deliver(Map.of(), MANY, 10)) {
            assertThat(sink.deadLetters())
                    .allMatch(reason ->
                            reason.startsWith("salesforce refused it with FIELD_CUSTOM_VALIDATION_EXCEPTION"));
        }
    }

    @Test
    void shouldFindTheOnePoisonRecordThatHasAWholeBatchRefused() {
        List<Map<String, Object>> batch = new ArrayList<>(TestOrg.opportunities(200));
        batch.set(77, TestOrg.with(batch.get(77), "takeUpBy", "soon"));

        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(batch).awaitSettled();

            check(sink, 199, 1);
            assertThat(sink.deadLetters()).singleElement().asString().contains("JSON_PARSER_ERROR");
            assertThat(sink.meter("requests-total")).isLessThan(25);
        }
    }

    @Test
    void shouldComeBackToARecordThatSomebodyHasOpen() {
        org.crm.org().lock("o-3", 4);

        deliver(Map.of(), MANY, 0);
    }

    @Test
    void shouldGiveUpOnARecordThatIsOpenForever() {
        org.crm.org().lock("o-3", 1_000);

        try (SinkDriver sink = deliver(Map.of("retry.attempts", "4"), MANY, 1)) {
            assertThat(sink.deadLetters()).singleElement().asString().contains("GIVEN_UP", "UNABLE_TO_LOCK_ROW");
        }
    }

    @Test
    void shouldPauseWhileSalesforceIsDownAndGoOnWhenItIsBack() {
        org.crm.goDown();
        try (SinkDriver sink = org.sink(Map.of("max.buffered", "100"))) {
            sink.put(TestOrg.opportunities(MANY));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                sink.poll();
                return sink.meter("requests-total") > 12;
            });
            assertThat(sink.isPaused()).isTrue();
            assertThat(sink.committed()).isZero();

            org.crm.comeBack();
            sink.awaitSettled();

            check(sink, MANY, 0);
        }
    }

    @Test
    void shouldMakeNothingTwiceWhenTheWorkerDiesBeforeItCommits() {
        try (SinkDriver dies = org.sink(Map.of())) {
            dies.put(TestOrg.opportunities(MANY));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                dies.poll();
                return dies.meter("delivered-total") >= 200;
            });
            dies.revoke();
        }
        String touched = org.task("o-5").path("Id").asText();
        org.crm.org().change(org.jeanne, touched, Map.of("Status", "In Progress"));

        try (SinkDriver next = org.sink(Map.of())) {
            next.put(TestOrg.opportunities(MANY)).awaitSettled();

            check(next, MANY, 0);
        }
        assertThat(org.task("o-5").path("Status").asText()).isEqualTo("In Progress");
    }

    @Test
    void shouldLeaveTheLastRequestsOfTheDayToOthers() {
        org.crm.limitRequests(20);
        try (SinkDriver sink = org.sink(Map.of(
                "connections", "1",
                "salesforce.batch.size", "10",
                "salesforce.limit.reserve.percent", "50",
                "salesforce.limit.pause.ms", "300"))) {
            sink.put(TestOrg.opportunities(MANY));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                sink.poll();
                return sink.meter("throttled-total") > 0;
            });
            assertThat(org.crm.requests()).isBetween(10, 12);

            org.crm.limitRequests(10_000);
            sink.awaitSettled();
            check(sink, MANY, 0);
        }
    }

    @Test
    void shouldWaitForTheNextDayWhenAllRequestsAreUsed() {
        org.crm.limitRequests(5);
        try (SinkDriver sink = org.sink(Map.of(
                "salesforce.batch.size", "10",
                "salesforce.limit.reserve.percent", "0",
                "salesforce.limit.pause.ms", "100"))) {
            sink.put(TestOrg.opportunities(MANY));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                sink.poll();
                return sink.meter("throttled-total") > 2;
            });
            org.crm.limitRequests(100_000);
            org.crm.forgetUsage();
            sink.awaitSettled();
            check(sink, MANY, 0);
        }
    }

    @Test
    void shouldStopWithAMessageWhenSalesforceGivesNoToken() {
        Map<String, String> wrong = Map.of("salesforce.username", "nobody@example.com");
        try (SinkDriver sink = org.sink(wrong)) {
            sink.put(TestOrg.opportunities(1));
            assertThatThrownBy(() -> awaitFailure(sink))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("invalid_grant")
                    .hasMessageContaining("check salesforce.username");
        }
    }

    @Test
    void shouldSendNothingWhereATokenPointsElsewhere() {
        org.crm.claimInstance("https://evil.example");
        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(TestOrg.opportunities(1));
            assertThatThrownBy(() -> awaitFailure(sink))
                    .hasMessageContaining("host evil.example is not in allowed.hosts");
        }
    }

    @Test
    void shouldNameAllThatIsMissingInTheOrg() {
        try (SinkDriver sink = org.sink(Map.of("salesforce.fields", "Nope__c={lane};IsClosed={exploration}"))) {
            sink.put(TestOrg.opportunities(1));
            assertThatThrownBy(() -> awaitFailure(sink))
                    .hasMessageContaining("Nope__c is missing")
                    .hasMessageContaining("IsClosed can't be written");
        }
    }

    private static void awaitFailure(SinkDriver sink) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            sink.poll();
            return false;
        });
    }

    private SinkDriver deliver(Map<String, String> settings, int many, int poison) {
        SinkDriver sink = org.sink(settings);
        sink.put(TestOrg.opportunities(many)).awaitSettled();
        check(sink, many - poison, poison);
        sink.close();
        return sink;
    }

    /** Sent = delivered + dead letters; what is there is there once. */
    private void check(SinkDriver sink, int delivered, int dead) {
        List<String> there = org.crm.org().all("Task").stream()
                .map(task -> task.path("Wildcatch_Id__c").asText())
                .toList();
        Set<String> distinct = new HashSet<>(there);
        assertThat(distinct).as("not lost").hasSize(delivered);
        assertThat(there).as("not twice").hasSameSizeAs(distinct);
        assertThat(org.crm.created()).as("made").isEqualTo(delivered);
        assertThat(sink.deadLetters()).as("dead letters").hasSize(dead);
        assertThat(sink.meter("delivered-total")).isEqualTo(delivered);
        assertThat(sink.meter("refused-total")).isEqualTo(dead);
    }
}

package io.wildcatch.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.RoundsDriver;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in Salesforce comes back as verdicts and touches: all of it, and once. */
class SalesforceFeedTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration MEMORY = Duration.ofDays(1);

    private final TestOrg org = new TestOrg();
    private final String account = org.crm.org().create(org.jeanne, "Account", Map.of("Name", "Fonderie de Givors"));

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void shouldTellWhatASellerFoundOut() throws Exception {
        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(List.of(TestOrg.with(
                            TestOrg.with(Opportunities.human("o-1"), "accountId", "domain:givors.fr"),
                            "sellerId",
                            org.jeanne)))
                    .awaitSettled();
        }
        org.crm
                .org()
                .change(
                        org.jeanne,
                        org.task("o-1").path("Id").asText(),
                        Map.of("Status", "Completed", "Wildcatch_Outcome__c", "Won", "Wildcatch_Rivals__c", "Absent"));

        List<Finding> told = rounds(Map.of()).round();

        Verdict verdict = verdicts(told).get(0);
        assertThat(verdict.getAccountId()).isEqualTo("domain:givors.fr");
        assertThat(verdict.getOffering()).isEqualTo("erp");
        assertThat(verdict.getOutcome()).isEqualTo(Outcome.WON);
        assertThat(verdict.getRivals()).isEqualTo(RivalPresence.ABSENT);
        assertThat(verdict.getSellerId()).isEqualTo(org.jeanne);
        assertThat(verdict.getAt()).isEqualTo(org.clock.instant());
        Touch touch = touches(told).get(0);
        assertThat(touch.getBy()).isEqualTo(org.jeanne);
        assertThat(touch.getDirection()).isEqualTo(Direction.OUT);
        assertThat(told).hasSize(2);
    }

    @Test
    void shouldTakeNoTaskForAContactThatWeTookBack() throws Exception {
        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(List.of(Opportunities.human("o-1"))).awaitSettled();
            sink.put(List.of(Opportunities.contested("o-1"))).awaitSettled();
        }
        assertThat(org.task("o-1").path("IsClosed").asBoolean()).isTrue();

        assertThat(rounds(Map.of()).round()).isEmpty();
    }

    @Test
    void shouldTellACallThatCameIn() throws Exception {
        String contact = org.crm.org().create(org.jeanne, "Contact", Map.of("LastName", "Roux", "AccountId", account));
        task(Map.of("Status", "Completed", "TaskSubtype", "Call", "CallType", "Inbound", "WhoId", contact));

        Touch touch = touches(rounds(Map.of()).round()).get(0);

        assertThat(touch.getAccountId()).isEqualTo(account);
        assertThat(touch.getPersonId()).isEqualTo(contact);
        assertThat(touch.getChannel()).isEqualTo(Channel.PHONE);
        assertThat(touch.getDirection()).isEqualTo(Direction.IN);
    }

    @Test
    void shouldTellEachOnceWhereAllChangedInTheSameSecond() throws Exception {
        org.crm.pageSize(4);
        IntStream.range(0, 57).forEach(i -> judged("Won"));

        RoundsDriver rounds = rounds(Map.of("salesforce.page.size", "10"));

        assertThat(rounds.round()).hasSize(2 * 57).doesNotHaveDuplicates();
        assertThat(rounds.round()).isEmpty();
    }

    @Test
    void shouldNotTellAgainWhatIsOnlyEdited() throws Exception {
        String id = judged("Lost");
        RoundsDriver rounds = rounds(Map.of());
        assertThat(verdicts(rounds.round())).hasSize(1);

        org.clock.pass(Duration.ofHours(3));
        org.crm.org().change(org.jeanne, id, Map.of("Subject", "Lost, sadly"));

        assertThat(rounds.round()).isEmpty();
    }

    @Test
    void shouldTellWhatAPersonCorrects() throws Exception {
        String id = judged("Lost");
        RoundsDriver rounds = rounds(Map.of());
        rounds.round();

        org.clock.pass(Duration.ofHours(3));
        org.crm.org().change(org.jeanne, id, Map.of("Wildcatch_Outcome__c", "Won"));

        assertThat(verdicts(rounds.round())).extracting(Verdict::getOutcome).containsExactly(Outcome.WON);
    }

    @Test
    void shouldFindWhatALongTransactionShowsLate() throws Exception {
        String late = task(Map.of());
        judged("Won");
        RoundsDriver rounds = rounds(Map.of());
        assertThat(verdicts(rounds.round())).hasSize(1);
        Instant before = org.clock.instant().minus(Duration.ofMinutes(2));

        org.crm.org().changeLate(org.jeanne, late, Map.of("Wildcatch_Outcome__c", "Lost"), before);

        assertThat(verdicts(rounds.round())).extracting(Verdict::getOutcome).containsExactly(Outcome.LOST);
    }

    @Test
    void shouldSayNothingOfWhatWasDeleted() throws Exception {
        org.crm.org().delete(org.jeanne, judged("Won"));

        assertThat(rounds(Map.of()).round()).isEmpty();
    }

    @Test
    void shouldNameTheAccountThatOthersWereMergedInto() throws Exception {
        String middle = org.crm.org().create(org.jeanne, "Account", Map.of("Name", "Givors SA"));
        String master = org.crm.org().create(org.jeanne, "Account", Map.of("Name", "Groupe Givors"));
        task(Map.of("Wildcatch_Account__c", account, "Wildcatch_Outcome__c", "Won"));
        org.crm.org().merge(org.jeanne, middle, account);
        org.crm.org().merge(org.jeanne, master, middle);

        assertThat(verdicts(rounds(Map.of()).round()))
                .extracting(Verdict::getAccountId)
                .containsExactly(master);
    }

    @Test
    void shouldCountWhatNamesNoAccount() throws Exception {
        org.crm.org().create(org.jeanne, "Task", Map.of("Status", "Completed"));

        RoundsDriver rounds = rounds(Map.of());

        assertThat(rounds.round()).isEmpty();
        assertThat(rounds.skipped()).isEqualTo(1);
    }

    @Test
    void shouldTellAMeetingWhenItIsOver() throws Exception {
        Instant end = org.clock.instant().plus(Duration.ofHours(2));
        org.crm
                .org()
                .create(
                        org.jeanne,
                        "Event",
                        Map.of(
                                "WhatId", account,
                                "StartDateTime", end.minusSeconds(3600).toString(),
                                "EndDateTime", end.toString()));
        RoundsDriver rounds = rounds(Map.of("salesforce.object", "Event"));
        assertThat(rounds.round()).isEmpty();

        org.clock.pass(Duration.ofHours(5));

        Touch touch = touches(rounds.round()).get(0);
        assertThat(touch.getChannel()).isEqualTo(Channel.MEETING);
        assertThat(touch.getAt()).isEqualTo(end);
        assertThat(rounds.round()).isEmpty();
    }

    @Test
    void shouldFollowTheStagesOfADeal() throws Exception {
        String deal = org.crm
                .org()
                .create(
                        org.jeanne,
                        "Opportunity",
                        Map.of(
                                "Name",
                                "ERP",
                                "StageName",
                                "Prospecting",
                                "CloseDate",
                                "2026-12-31",
                                "AccountId",
                                account));
        RoundsDriver rounds = rounds(Map.of("salesforce.object", "Opportunity"));
        assertThat(verdicts(rounds.round())).extracting(Verdict::getOutcome).containsExactly(Outcome.OPEN);

        org.clock.pass(Duration.ofHours(1));
        org.crm.org().change(org.jeanne, deal, Map.of("StageName", "Closed Won"));
        org.clock.pass(Duration.ofHours(1));
        org.crm.org().change(org.jeanne, deal, Map.of("Description", "signed"));

        assertThat(verdicts(rounds.round()))
                .extracting(Verdict::getOutcome, Verdict::getAt)
                .containsExactly(tuple(Outcome.WON, org.clock.instant().minus(Duration.ofHours(1))));
    }

    @Test
    void shouldNotTakeItsOwnChangesForAVerdict() throws Exception {
        Map<String, String> own = Map.of("salesforce.object", "Wildcatch_Opportunity__c");
        Map<String, String> remembering = new HashMap<>(own);
        remembering.putAll(Map.of("salesforce.fields.own", "Lane__c", "salesforce.touched.field", "Touched__c"));
        RoundsDriver rounds = rounds(own);
        try (SinkDriver sink = org.sink(remembering)) {
            sink.put(List.of(Opportunities.human("o-1"))).awaitSettled();
            assertThat(rounds.round()).isEmpty();
            String id = org.one("Wildcatch_Opportunity__c", "o-1").path("Id").asText();
            String now = org.clock.instant().toString();
            org.crm.org().change(org.jeanne, id, Map.of("Stage__c", "Contacted", "Stage_Changed__c", now));
            assertThat(verdicts(rounds.round())).extracting(Verdict::getOutcome).containsExactly(Outcome.OPEN);

            org.clock.pass(Duration.ofMinutes(10));
            sink.put(List.of(Opportunities.contested("o-1"))).awaitSettled();

            assertThat(org.one("Wildcatch_Opportunity__c", "o-1")
                            .path("Lane__c")
                            .asText())
                    .isEqualTo("CONTESTED");
            assertThat(rounds.round()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldTellEachOnceHoweverPagesAndRestartsFall(long seed) throws Exception {
        Random random = new Random(seed);
        org.crm.pageSize(1 + random.nextInt(5));
        RoundsDriver rounds = rounds(Map.of("salesforce.page.size", Integer.toString(1 + random.nextInt(7))));
        List<String> tasks =
                IntStream.range(0, 30).mapToObj(i -> task(Map.of())).toList();
        Map<String, Instant> expected = new HashMap<>();
        List<Finding> told = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            String id = tasks.get(random.nextInt(tasks.size()));
            if (random.nextInt(3) > 0) {
                if (expected.putIfAbsent(id, org.clock.instant()) == null) {
                    org.crm.org().change(org.jeanne, id, Map.of("Wildcatch_Outcome__c", "Won", "Status", "Completed"));
                } else {
                    org.crm.org().change(org.jeanne, id, Map.of("Subject", "edit " + step));
                }
            }
            org.clock.pass(Duration.ofSeconds(random.nextInt(40)));
            if (random.nextBoolean()) {
                // The worker is killed when only some of the page is written.
                boolean killed = random.nextInt(4) == 0;
                told.addAll(rounds.page(killed ? random.nextInt(3) : Integer.MAX_VALUE));
                if (killed) {
                    rounds.restart();
                }
            }
        }
        told.addAll(rounds.round());
        told.addAll(rounds.round());

        assertThat(told)
                .filteredOn(Finding.Judged.class::isInstance)
                .extracting(Finding::recordId)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(told)
                .filteredOn(Finding.Touched.class::isInstance)
                .extracting(Finding::recordId)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(told.stream().collect(Collectors.toMap(Finding::recordId, Finding::at, (one, other) -> one)))
                .isEqualTo(expected);
    }

    private String judged(String outcome) {
        return task(Map.of("Status", "Completed", "Wildcatch_Outcome__c", outcome));
    }

    private String task(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("WhatId", account));
        all.putAll(values);
        return org.crm.org().create(org.jeanne, "Task", all);
    }

    private RoundsDriver rounds(Map<String, String> further) {
        Map<String, String> settings = org.settings(further);
        settings.put("schema.registry.url", "http://127.0.0.1:1");
        AbstractConfig config = new AbstractConfig(new SalesforceVerdicts().options(), settings);
        ChangeFeed feed = new SalesforceVerdicts().feed(config, org.clock);
        return new RoundsDriver(
                feed, org.clock, OVERLAP, MEMORY, org.clock.instant().minus(Duration.ofDays(7)));
    }

    private static List<Verdict> verdicts(List<Finding> told) {
        return told.stream()
                .filter(Finding.Judged.class::isInstance)
                .map(finding -> ((Finding.Judged) finding).event())
                .toList();
    }

    private static List<Touch> touches(List<Finding> told) {
        return told.stream()
                .filter(Finding.Touched.class::isInstance)
                .map(finding -> ((Finding.Touched) finding).event())
                .toList();
    }
}

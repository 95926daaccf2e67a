package io.wildcatch.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.salesforce.FakeSalesforce;
import io.wildcatch.fakes.salesforce.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sellers see in Salesforce of an opportunity that comes, changes and goes. */
class SalesforceSinkTest {

    private static final Map<String, String> OWN_OBJECT = Map.of("salesforce.object", "Wildcatch_Opportunity__c");
    private static final Map<String, String> REMEMBERING = Map.of(
            "salesforce.object", "Wildcatch_Opportunity__c",
            "salesforce.fields.own", "Lane__c,Probability__c",
            "salesforce.touched.field", "Touched__c");

    private final TestOrg org = new TestOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void shouldMakeATaskOfAnOpportunity() {
        String account = org.crm.org().create(org.jeanne, "Account", Map.of("Name", "Fonderie de Givors"));
        deliver(Map.of(), opportunity("o-1", account, org.jeanne));

        ObjectNode task = org.task("o-1");
        assertThat(task.path("Subject").asText()).isEqualTo("Fonderie de Givors: 83.4 % likely to buy");
        assertThat(task.path("Description").asText()).startsWith("asked for a meeting 2 h ago\n");
        assertThat(task.path("OwnerId").asText()).isEqualTo(org.jeanne);
        assertThat(task.path("AccountId").asText()).isEqualTo(account);
        assertThat(task.path("ActivityDate").asText()).isEqualTo("2026-03-02");
        assertThat(task.path("Status").asText()).isEqualTo("Not Started");
        assertThat(task.path("Wildcatch_Offering__c").asText()).isEqualTo("erp");
    }

    /** Ids are as long as those of the pipeline; the third request asked once what a task is like. */
    @Test
    void shouldTakeTwoRequestsForAFullBatch() {
        List<Map<String, Object>> full = IntStream.range(0, 200)
                .mapToObj(i -> Opportunities.human("%032x".formatted(i)))
                .toList();
        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(full).awaitSettled();
        }

        assertThat(org.crm.created()).isEqualTo(200);
        assertThat(org.crm.requests()).isEqualTo(3);
    }

    @Test
    void shouldTakeATaskBackThatNobodyHasTouched() {
        deliver(Map.of(), Opportunities.human("o-1"), Opportunities.contested("o-1"));

        ObjectNode task = org.task("o-1");
        assertThat(task.path("Status").asText()).isEqualTo("Completed");
        assertThat(task.path("Subject").asText()).isEqualTo("Withdrawn (CONTESTED): Fonderie de Givors");
        assertThat(org.crm.created()).isEqualTo(1);
    }

    @Test
    void shouldOpenATaskAgainWhenTheOpportunityComesBack() {
        Map<String, Object> back =
                Opportunities.version("o-1", "2026-03-08T09:00:00Z", "HUMAN", "CONTESTED", "seller-3");
        deliver(Map.of(), Opportunities.human("o-1"), Opportunities.contested("o-1"), back);

        assertThat(org.task("o-1").path("Status").asText()).isEqualTo("Not Started");
    }

    @Test
    void shouldMakeNothingOfWhatLeavesWithoutHavingCome() {
        deliver(Map.of(), Opportunities.contested("o-1"));

        assertThat(org.crm.org().all("Task")).isEmpty();
    }

    @Test
    void shouldGiveATaskToTheNextSeller() {
        String next = org.crm.org().user("Karim");
        deliver(
                Map.of(),
                TestOrg.with(Opportunities.human("o-1"), "sellerId", org.jeanne),
                TestOrg.with(Opportunities.reassigned("o-1"), "sellerId", next));

        assertThat(org.task("o-1").path("OwnerId").asText()).isEqualTo(next);
    }

    @Test
    void shouldLeaveATaskAsAPersonLeftIt() {
        deliver(Map.of(), Opportunities.human("o-1"));
        String id = org.task("o-1").path("Id").asText();
        org.crm.org().change(org.jeanne, id, Map.of("Status", "In Progress", "Subject", "Called, wants an offer"));
        ObjectNode asLeft = org.task("o-1");

        deliver(Map.of(), Opportunities.reassigned("o-1"), Opportunities.contested("o-1"), Opportunities.human("o-1"));

        assertThat(org.task("o-1")).isEqualTo(asLeft);
    }

    @Test
    void shouldNotMakeAgainWhatAPersonHasDeleted() {
        deliver(Map.of(), Opportunities.human("o-1"));
        org.crm.org().delete(org.jeanne, org.task("o-1").path("Id").asText());

        try (SinkDriver sink = org.sink(Map.of())) {
            sink.put(List.of(Opportunities.reassigned("o-1"))).awaitSettled();
            sink.put(List.of(Opportunities.contested("o-1"))).awaitSettled();
            assertThat(sink.meter("deleted-total")).isEqualTo(1);
            assertThat(sink.meter("delivered-total")).isEqualTo(1);
        }

        assertThat(org.crm.org().all("Task")).hasSize(1);
        assertThat(org.crm.org().find("Task", "Wildcatch_Id__c", "o-1")).isEmpty();
    }

    @Test
    void shouldFillAnObjectOfTheUsersOwn() {
        deliver(OWN_OBJECT, Opportunities.human("o-1"));

        ObjectNode record = org.one("Wildcatch_Opportunity__c", "o-1");
        assertThat(record.path("Stage__c").asText()).isEqualTo("New");
        assertThat(record.path("Probability__c").asDouble()).isEqualTo(83.4);
        assertThat(record.path("Account_Id__c").asText()).isEqualTo("a-1");
        assertThat(record.path("Under_The_Radar_Until__c").asText()).isEqualTo("2026-03-09T07:30:00Z");

        deliver(OWN_OBJECT, Opportunities.contested("o-1"));
        assertThat(org.one("Wildcatch_Opportunity__c", "o-1").path("Stage__c").asText())
                .isEqualTo("Withdrawn");
    }

    @Test
    void shouldGoOnTellingItsOwnNumbersWhereAPersonWorks() {
        deliver(REMEMBERING, Opportunities.human("o-1"));
        String id = org.one("Wildcatch_Opportunity__c", "o-1").path("Id").asText();
        org.crm.org().change(org.jeanne, id, Map.of("Stage__c", "Contacted"));

        // Twice: the first change makes us the last who changed the record.
        deliver(REMEMBERING, TestOrg.with(Opportunities.reassigned("o-1"), "probability", 0.9));
        deliver(REMEMBERING, TestOrg.with(Opportunities.contested("o-1"), "probability", 0.7));

        ObjectNode record = org.one("Wildcatch_Opportunity__c", "o-1");
        assertThat(record.path("Stage__c").asText()).isEqualTo("Contacted");
        assertThat(record.path("Lane__c").asText()).isEqualTo("CONTESTED");
        assertThat(record.path("Probability__c").asDouble()).isEqualTo(70);
        assertThat(record.path("Touched__c").asBoolean()).isTrue();
    }

    @Test
    void shouldFindAnAccountByTheNumberThatItHas() {
        org.crm.org().define("Wildcatch_Opportunity__c", Field.reference("Account__c", "Account"));
        String account = org.crm.org().create(org.jeanne, "Account", Map.of("Name", "Givors", "Number__c", "a-1"));
        Map<String, String> settings = new HashMap<>(OWN_OBJECT);
        settings.put("salesforce.fields", "Account__r.Number__c={accountId};Lane__c={lane}");

        deliver(settings, Opportunities.human("o-1"));

        assertThat(org.one("Wildcatch_Opportunity__c", "o-1").path("Account__c").asText())
                .isEqualTo(account);
    }

    @Test
    void shouldUseAConsumerSecretWhereThereIsOne() {
        Map<String, String> settings = org.settings(Map.of("salesforce.client.secret", FakeSalesforce.CONSUMER_SECRET));
        settings.keySet().removeAll(List.of("salesforce.private.key", "salesforce.username"));
        try (SinkDriver sink = SinkDriver.start(new SalesforceSinkConnector.Task(), settings)) {
            sink.put(List.of(Opportunities.human("o-1"))).awaitSettled();
        }
        assertThat(org.task("o-1").path("LastModifiedById").asText()).isEqualTo(org.crm.integrationUser());
    }

    @Test
    void shouldKeepWhatWasTooLongOutOfTheReason() {
        org.crm.org().define("Task", Field.text("Short__c", 5));
        try (SinkDriver sink = org.sink(Map.of("salesforce.fields", "Short__c={people.0.name}"))) {
            sink.put(List.of(Opportunities.human("o-1"))).awaitSettled();

            assertThat(sink.deadLetters())
                    .singleElement()
                    .asString()
                    .contains("STRING_TOO_LONG", "Short__c: data value too large (max length=5)")
                    .doesNotContain("Roux");
        }
    }

    @Test
    void shouldAskNothingInADryRun() {
        deliver(Map.of("dry.run", "true"), Opportunities.human("o-1"));

        assertThat(org.crm.requests() + org.crm.tokensIssued()).isZero();
    }

    private Map<String, Object> opportunity(String id, String account, String seller) {
        return TestOrg.with(TestOrg.with(Opportunities.human(id), "accountId", account), "sellerId", seller);
    }

    @SafeVarargs
    private void deliver(Map<String, String> settings, Map<String, Object>... versions) {
        try (SinkDriver sink = org.sink(settings)) {
            for (Map<String, Object> version : versions) {
                sink.put(List.of(version));
            }
            sink.awaitSettled();
            assertThat(sink.deadLetters()).isEmpty();
        }
    }
}

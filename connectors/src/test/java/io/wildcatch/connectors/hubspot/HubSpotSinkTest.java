package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an opportunity's deal when the opportunity changes, and when people work on it. */
class HubSpotSinkTest {

    private final FakeHubSpot hubSpot = Accounts.start();

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void shouldMakeADealOfAnOpportunity() {
        send(Opportunities.human("o-1"));

        assertThat(deal("o-1"))
                .containsEntry("dealname", "Fonderie de Givors: erp")
                .containsEntry("dealstage", "appointmentscheduled")
                .containsEntry("wildcatch_account_id", "a-1")
                .containsEntry("wildcatch_offering", "erp")
                .containsEntry("wildcatch_seller", "seller-3")
                .containsEntry("wildcatch_probability", "83.4")
                .containsEntry("wildcatch_blue_until", "1773041400000")
                .containsEntry("wildcatch_why", "asked for a meeting 2 h ago\nno rival is known to know");
    }

    @Test
    void shouldChangeWhatIsOursAndLeaveStageAndNameToTheSeller() {
        send(Opportunities.human("o-1"));
        change("o-1", Map.of("dealname", "My big one", "dealstage", "qualifiedtobuy"));
        send(Opportunities.reassigned("o-1"));

        assertThat(deal("o-1"))
                .containsEntry("dealname", "My big one")
                .containsEntry("dealstage", "qualifiedtobuy")
                .containsEntry("wildcatch_seller", "seller-4");
    }

    @Test
    void shouldCloseADealThatNobodyHasTouched() {
        send(Opportunities.human("o-1"));
        send(Opportunities.contested("o-1"));

        assertThat(deal("o-1"))
                .containsEntry("dealstage", "closedlost")
                .containsEntry("closed_lost_reason", "Withdrawn by Wildcatch: CONTESTED")
                .containsEntry("wildcatch_lane", "CONTESTED")
                .doesNotContainKey("wildcatch_seller");
        assertThat(hubSpot.records("deals")).hasSize(1);
    }

    @Test
    void shouldLeaveTheStageThatASellerHasChosen() {
        send(Opportunities.human("o-1"));
        change("o-1", Map.of("dealstage", "contractsent"));
        send(Opportunities.contested("o-1"));

        assertThat(deal("o-1")).containsEntry("dealstage", "contractsent").containsEntry("wildcatch_lane", "CONTESTED");
    }

    @Test
    void shouldOpenADealAgainUnlessASellerHasClosedIt() {
        send(List.of(Opportunities.human("o-1"), Opportunities.human("o-2")));
        send(Opportunities.contested("o-1"));
        change("o-2", Map.of("dealstage", "closedwon"));
        send(List.of(back("o-1"), back("o-2")));

        assertThat(deal("o-1")).containsEntry("dealstage", "appointmentscheduled");
        assertThat(deal("o-2")).containsEntry("dealstage", "closedwon");
    }

    @Test
    void shouldKeepWhatSellersDidWhenTheTopicIsReadAgainFromItsStart() {
        send(Opportunities.human("o-1"));
        change("o-1", Map.of("dealstage", "closedwon", "amount", "99000"));
        send(Opportunities.human("o-1"));

        assertThat(deal("o-1")).containsEntry("dealstage", "closedwon").containsEntry("amount", "99000");
        assertThat(hubSpot.records("deals")).hasSize(1);
    }

    @Test
    void shouldMakeNothingForAnOpportunityThatLeavesBeforeItCame() {
        send(Opportunities.contested("o-1"));

        assertThat(hubSpot.records("deals")).isEmpty();
    }

    @Test
    void shouldMakeAWholeDealOfAnOpportunityThatItMeetsHalfway() {
        send(Opportunities.reassigned("o-1"));

        assertThat(deal("o-1"))
                .containsEntry("dealname", "Fonderie de Givors: erp")
                .containsEntry("dealstage", "appointmentscheduled");
    }

    @Test
    void shouldLeaveADealInTheBinThatIsWithdrawn() {
        send(Opportunities.human("o-1"));
        hubSpot.user().archive("deals", id("o-1"));
        send(Opportunities.contested("o-1"));

        assertThat(hubSpot.records("deals")).isEmpty();
        assertThat(hubSpot.created()).isEqualTo(1);
    }

    @Test
    void shouldNotMakeAgainWhatAPersonHasDeleted() {
        send(List.of(Opportunities.human("o-1"), Opportunities.human("o-2")));
        hubSpot.user().archive("deals", id("o-1"));

        assertThat(deleted(Opportunities.reassigned("o-1"), Opportunities.reassigned("o-2")))
                .isEqualTo(1);
        assertThat(deleted(Opportunities.human("o-1"), Opportunities.human("o-3")))
                .isEqualTo(1);

        assertThat(hubSpot.record("deals", "wildcatch_id", "o-1")).isEmpty();
        assertThat(deal("o-2")).containsEntry("wildcatch_seller", "seller-4");
        assertThat(deal("o-3")).containsEntry("wildcatch_seller", "seller-3");
        assertThat(hubSpot.created()).isEqualTo(3);
    }

    @Test
    void shouldFindADeletedDealInABinOfSeveralPages() {
        send(IntStream.range(0, 250)
                .mapToObj(i -> Opportunities.human("o-" + i))
                .toList());
        IntStream.range(0, 250).forEach(i -> hubSpot.user().archive("deals", id("o-" + i)));

        assertThat(deleted(Opportunities.reassigned("o-0"), Opportunities.reassigned("o-249")))
                .isEqualTo(2);
        assertThat(hubSpot.records("deals")).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithEachSetting() {
        assertThat(problem("hubspot.token", Map.of())).contains("expected a private app's token, or hubspot.client.id");
        assertThat(problem("hubspot.token", Map.of("hubspot.token", "short"))).contains("such as pat-eu1-");
        assertThat(problem("hubspot.client.secret", Map.of("hubspot.client.id", "c", "hubspot.refresh.token", "r")))
                .contains("expected too");
        assertThat(problem(
                        "hubspot.token", Map.of("hubspot.token", FakeHubSpot.PRIVATE_TOKEN, "hubspot.client.id", "c")))
                .contains("not both");
        assertThat(problem("hubspot.url", withToken("hubspot.url", "http://api.hubapi.com")))
                .contains("expected https");
        assertThat(problem("hubspot.url", withToken("hubspot.url", "https://example.com")))
                .contains("not in allowed.hosts");
        assertThat(problem("hubspot.object", withToken("hubspot.object", "Deals!")))
                .contains("deals, tickets, tasks");
        assertThat(problem("hubspot.fields", withToken("hubspot.object", "2-123")))
                .contains("no default for 2-123");
        assertThat(problem("hubspot.fields", withToken("hubspot.fields", "wildcatch_id={accountId}")))
                .contains("leave out wildcatch_id");
        assertThat(problem("hubspot.fields", withToken("hubspot.fields", "dealname={acount.name}")))
                .contains("there is no 'acount'");
        assertThat(problem("hubspot.id.property", withToken("hubspot.id.property", "Wildcatch ID")))
                .contains("internal name");
        assertThat(problem("hubspot.token", withToken("lanes", "HUMAN"))).isEmpty();
    }

    private static Map<String, String> withToken(String name, String value) {
        return Map.of("hubspot.token", FakeHubSpot.PRIVATE_TOKEN, name, value);
    }

    private static String problem(String name, Map<String, String> settings) {
        Config config = new HubSpotSinkConnector().validate(settings);
        ConfigValue value = config.configValues().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(value.errorMessages().toString()).doesNotContain(FakeHubSpot.PRIVATE_TOKEN);
        return String.join(" ", value.errorMessages());
    }

    private static Map<String, Object> back(String id) {
        return Opportunities.version(id, "2026-03-06T09:00:00Z", "HUMAN", "CONTESTED", "seller-3");
    }

    private Map<String, String> deal(String id) {
        return hubSpot.record("deals", "wildcatch_id", id).orElseThrow();
    }

    private long id(String opportunity) {
        return Long.parseLong(deal(opportunity).get("hs_object_id"));
    }

    private void change(String opportunity, Map<String, String> properties) {
        hubSpot.user().change("deals", id(opportunity), properties);
    }

    private void send(Map<String, Object> one) {
        send(List.of(one));
    }

    /** Sends them, and says how many of them were left in the bin. */
    private long deleted(Map<String, Object> one, Map<String, Object> other) {
        return send(List.of(one, other));
    }

    private long send(List<Map<String, Object>> opportunities) {
        Map<String, String> settings = new HashMap<>(Accounts.settings(hubSpot));
        settings.put("rate.limit.period.ms", "1000");
        try (SinkDriver sink = SinkDriver.start(new HubSpotSinkConnector.Task(), settings)) {
            sink.put(opportunities).awaitSettled();
            assertThat(sink.deadLetters()).isEmpty();
            assertThat(sink.meter("delivered-total") + sink.meter("deleted-total"))
                    .isEqualTo(opportunities.size());
            return sink.meter("deleted-total");
        }
    }
}

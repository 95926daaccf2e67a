package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.streams.conditions.CelConditions;
import io.wildcatch.streams.conditions.ExpressionException;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Condition.Target;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' own conditions, through the whole topology with its real stores: where they decide, and where they don't. */
class ConditionStoriesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final CelConditions CEL = new CelConditions();

    @TempDir
    private Path state;

    private static Condition when(String name, String when, Target lane) throws ExpressionException {
        return CEL.compile(name, when, lane);
    }

    private Market market(Condition... conditions) {
        return new Market(state, Policy.defaults().with(List.of(conditions)));
    }

    private static void knowsAcme(Market market, Consent consent) {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.person("p-1", "a-1", "c.roux@acme.fr", consent);
    }

    private static Condition french() throws ExpressionException {
        return when("large-french-accounts", "account.country == \"FR\" && expectedValue > 5000.0", Target.HUMAN);
    }

    @Test
    void shouldSendALargeFrenchAccountToPeopleThoughItWouldBeHeld() throws ExpressionException {
        try (Market market = market(french())) {
            knowsAcme(market, Consent.OPT_IN);
            market.send(signal("a", "site", "COMPARISON", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

            Opportunity opportunity = market.opportunities().get(0);
            assertThat(opportunity.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(opportunity.getRule()).isEqualTo("condition");
            assertThat(opportunity.getProbability()).isLessThan(0.8);
            assertThat(opportunity.getExploration()).isFalse();
            assertThat(opportunity.getPolicyVersion()).matches("default-1\\+[0-9a-f]{8}");
            assertThat(opportunity.getWhy().get(0))
                    .isEqualTo("The condition large-french-accounts holds: account.country == \"FR\" && expectedValue >"
                            + " 5000.0 (account.country = \"FR\", expectedValue = " + opportunity.getExpectedValue()
                            + ").");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR", "fr", " Fr "})
    void shouldTakeACountryForOneSegmentHoweverItIsSpelt(String spelling) throws ExpressionException {
        try (Market market = market(when("french", "account.segment == 'country:FR'", Target.HUMAN))) {
            market.account("a-1", account -> {
                account.setDomains(List.of("acme.fr"));
                account.setCountry(spelling);
            });
            market.send(signal("a", "site", "COMPARISON", Duration.ZERO));

            assertThat(market.opportunities())
                    .singleElement()
                    .satisfies(given -> assertThat(given.getRule()).isEqualTo("condition"));
        }
    }

    @Test
    void shouldHoldTheSameAccountWithoutTheConditionOrWhenItDoesNotHold() throws ExpressionException {
        try (Market market = market(when("german", "account.country == 'DE'", Target.HUMAN))) {
            knowsAcme(market, Consent.OPT_IN);
            market.send(signal("a", "site", "COMPARISON", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

            assertThat(market.decisions()).singleElement().satisfies(decision -> {
                assertThat(decision.getLane()).isEqualTo(Lane.HELD);
                assertThat(decision.getRule()).isEqualTo("ripening");
            });
        }
    }

    @Test
    void shouldContactNobodyWhoOptedOutWhateverTheConditionSays() throws ExpressionException {
        for (Target target : List.of(Target.HUMAN, Target.AUTOMATION)) {
            try (Market market = new Market(
                    state.resolve(target.name()), Policy.defaults().with(List.of(when("everybody", "true", target))))) {
                knowsAcme(market, Consent.OPT_OUT);
                market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

                assertThat(market.decisions()).singleElement().satisfies(decision -> {
                    assertThat(decision.getLane()).isEqualTo(Lane.SUPPRESSED);
                    assertThat(decision.getRule()).isEqualTo("consent");
                });
                assertThat(market.opportunities()).isEmpty();
                assertThat(market.automation()).isEmpty();
            }
        }
    }

    @Test
    void shouldKeepToTheBudgetOfContactsAndComeBackByTheConditionWhenItLifts() throws ExpressionException {
        try (Market market = market(french())) {
            knowsAcme(market, Consent.OPT_IN);
            market.touch("a-1", DAY.negated(), touch -> touch.setPersonId("p-1"));
            market.send(signal("a", "site", "COMPARISON", Duration.ZERO, by("c.roux@acme.fr", "CFO")));
            market.until(DAY.multipliedBy(13));

            List<Decision> decisions = market.decisions();
            assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.SUPPRESSED, Lane.HUMAN);
            assertThat(decisions.get(0).getRule()).isEqualTo("contact-pressure");
        }
    }

    @Test
    void shouldNeverSendACommodityToPeople() throws ExpressionException {
        try (Market market =
                market(when("everything", "true", Target.HUMAN), when("contest", "handRaise", Target.CONTESTED))) {
            market.send(
                    signal("a", "site", "COMPARISON", Duration.ZERO, signal -> signal.setOffering("paper")),
                    signal("b", "crm", "HAND_RAISE", HOUR, signal -> signal.setOffering("paper")));

            assertThat(market.opportunities()).isEmpty();
            assertThat(market.decisions()).last().satisfies(decision -> {
                assertThat(decision.getLane()).isEqualTo(Lane.AUTOMATION);
                assertThat(decision.getRule()).isEqualTo("commodity");
            });
        }
    }

    @Test
    void shouldNotHideACustomerAtRisk() throws ExpressionException {
        try (Market market = market(when("hide", "true", Target.HELD))) {
            market.account("a-1", account -> {
                account.setDomains(List.of("acme.fr"));
                account.setStatus(AccountStatus.CUSTOMER);
            });
            market.send(signal("a", "site", "USAGE_DROP", Duration.ZERO), signal("b", "crm", "USAGE_DROP", DAY));

            assertThat(market.opportunities())
                    .anySatisfy(opportunity -> assertThat(opportunity.getRule()).isEqualTo("customer-at-risk"));
        }
    }

    @Test
    void shouldKeepALeadFromSellersByCondition() throws ExpressionException {
        try (Market market = market(when("told-by-crm-alone", "sources == ['crm']", Target.CONTESTED))) {
            market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));

            assertThat(market.contested()).singleElement().satisfies(contested -> {
                assertThat(contested.getRule()).isEqualTo("condition");
                assertThat(contested.getWhy().get(0)).contains("told-by-crm-alone", "sources = [\"crm\"]");
            });
            assertThat(market.opportunities()).isEmpty();

            market.send(signal("b", "site", "WEB_VISIT", HOUR));
            assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
                assertThat(opportunity.getRule()).isEqualTo("under-the-radar");
                assertThat(opportunity.getPreviousLane()).isEqualTo(Lane.CONTESTED);
            });
        }
    }

    @Test
    void shouldAskInOrderAndGoOnAfterOneThatCannotBeWorkedOut() throws ExpressionException {
        try (Market market = market(
                when("broken", "kinds[5] == 'TENDER'", Target.HELD),
                when("false", "people > 10", Target.HELD),
                when("first", "handRaise", Target.AUTOMATION),
                when("second", "handRaise", Target.CONTESTED))) {
            market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));

            assertThat(market.automation()).singleElement().satisfies(machine -> {
                assertThat(machine.getLane()).isEqualTo(Lane.AUTOMATION);
                assertThat(machine.getWhy().get(0))
                        .startsWith("The condition first holds: handRaise (handRaise = true)");
            });
        }
    }

    @Test
    void shouldLeaveWithPeopleWhatRivalsComeToSee() throws ExpressionException {
        try (Market market = market(when("all-french", "account.country == 'FR'", Target.HUMAN))) {
            knowsAcme(market, Consent.OPT_IN);
            market.send(
                    signal("a", "surge-a", "TENDER", Duration.ZERO),
                    signal("b", "surge-b", "TENDER", HOUR),
                    signal("c", "surge-c", "TENDER", HOUR.multipliedBy(2)));
            market.until(DAY.multipliedBy(40));
            assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);

            market.until(DAY.multipliedBy(60));
            assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.EXPIRED);
        }
    }

    @Test
    void shouldDecideTheSameInAnyOrderOfArrival() throws ExpressionException {
        Condition visited = when("visited", "'WEB_VISIT' in kinds && people >= 1", Target.HUMAN);
        var visit = signal("v", "site", "WEB_VISIT", Duration.ZERO, by("c.roux@acme.fr", "CFO"));
        var other = signal("w", "site", "CONTENT_DOWNLOAD", HOUR, by("c.roux@acme.fr", "CFO"));
        var third = signal("x", "site", "COMPARISON", DAY, of("other.fr", null, null, null));
        Decision straight;
        Decision shuffled;
        try (Market market = new Market(state.resolve("1"), Policy.defaults().with(List.of(visited)))) {
            market.send(visit, other, third);
            straight = last(market);
        }
        try (Market market = new Market(state.resolve("2"), Policy.defaults().with(List.of(visited)))) {
            market.send(other, third, visit);
            shuffled = last(market);
        }
        assertThat(shuffled.getLane()).isEqualTo(straight.getLane()).isEqualTo(Lane.HUMAN);
        assertThat(shuffled.getRule()).isEqualTo(straight.getRule()).isEqualTo("condition");
    }

    private static Decision last(Market market) {
        List<Decision> decisions = market.decisions().stream()
                .filter(decision -> decision.getAccountId().equals("domain:acme.fr"))
                .toList();
        return decisions.get(decisions.size() - 1);
    }
}

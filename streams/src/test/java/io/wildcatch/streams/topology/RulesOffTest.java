package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Intent;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Signal;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a story when the rule that it is about is off, through the whole topology with its real stores. */
class RulesOffTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration EPOCH = Duration.ofSeconds(3);

    @TempDir
    private Path state;

    /** The same story, by all rules and without one. */
    private record Both<T>(T on, T off) {}

    private <T> Both<T> both(PolicyRule rule, Consumer<Market> story, Function<Market, T> end) {
        return new Both<>(told(Set.of(), story, end), told(Set.of(rule), story, end));
    }

    private <T> T told(Set<PolicyRule> off, Consumer<Market> story, Function<Market, T> end) {
        try (Market market =
                new Market(state.resolve("off" + off.size()), Policy.defaults().without(off))) {
            story.accept(market);
            return end.apply(market);
        }
    }

    private Both<Decision> last(PolicyRule rule, Consumer<Market> story) {
        return both(rule, story, market -> {
            List<Decision> decisions = market.decisions();
            return decisions.get(decisions.size() - 1);
        });
    }

    /** Somebody asks the CRM's owner for an offer: a lead that no rival sees. */
    private static void asks(Market market) {
        market.send(signal("raise", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));
    }

    /** A notice that rivals have had five days to read, and then somebody asks. */
    private static void asksLate(Market market) {
        market.send(
                signal("notice", "gazette", "LEGAL_NOTICE", Duration.ZERO),
                signal("raise", "crm", "HAND_RAISE", DAY.multipliedBy(5)));
    }

    /** A call for tenders; of less strength it is less likely that there is a purchase. */
    private static Consumer<Market> tender(double strength) {
        return market -> market.send(
                signal("tender", "gazette", "TENDER", Duration.ZERO, signal -> signal.setStrength(strength)));
    }

    private static Signal surge(String id, String source, Duration after) {
        return signal(
                id,
                source,
                "TOPIC_SURGE",
                after,
                signal -> signal.setTitle("Acme compares makers of finance software"));
    }

    @Test
    void shouldTakeEachReportOfAnEventForOneOfItsOwnWithoutRule1() {
        Both<Integer> used = both(
                PolicyRule.COLLAPSE,
                market -> market.send(surge("a", "surge-a", Duration.ZERO), surge("b", "surge-b", HOUR)),
                market -> market.fates.get(Fate.USED));

        assertThat(used).isEqualTo(new Both<>(1, 2));
    }

    @Test
    void shouldHoldEverybodyForAsLikelyAsAnyCompanyWithoutRule2() {
        Both<Decision> decision = last(PolicyRule.SCORING, RulesOffTest::asks);

        assertThat(decision.on().getLane()).isEqualTo(Lane.HUMAN);
        assertThat(decision.off().getLane()).isEqualTo(Lane.HELD);
        // The logistic of the bias alone.
        assertThat(decision.off().getProbability()).isCloseTo(1 / (1 + Math.exp(3)), within(1e-12));
    }

    @Test
    void shouldExpectNobodyWithoutRule3() {
        Both<Decision> decision = last(PolicyRule.RIVALS, RulesOffTest::asksLate);

        assertThat(decision.on().getLane()).isEqualTo(Lane.CONTESTED);
        assertThat(decision.off().getLane()).isEqualTo(Lane.HUMAN);
        assertThat(decision.off().getExpectedRivals().getMean()).isZero();
    }

    @Test
    void shouldBeSureToWinWithoutRule4() {
        Both<Decision> decision = last(PolicyRule.CHANCE, RulesOffTest::asksLate);

        assertThat(decision.on().getWinProbability()).isLessThan(0.5);
        assertThat(decision.off().getWinProbability()).isEqualTo(1);
        assertThat(decision.off().getExpectedRivals()).isEqualTo(decision.on().getExpectedRivals());
    }

    @Test
    void shouldLearnNothingOfReachWithoutRule5() {
        Consumer<Market> story = market -> {
            asksLate(market);
            market.verdict("domain:acme.fr", Outcome.OPEN, RivalPresence.PRESENT, DAY.multipliedBy(6));
            market.passWallClock(EPOCH);
        };
        assertThat(both(PolicyRule.REACH, story, RulesOffTest::tellsReach)).isEqualTo(new Both<>(true, false));
    }

    @Test
    void shouldLearnNothingOfReachFromOverlapsWithoutRule5() {
        Consumer<Market> story = market -> {
            market.send(surge("a", "surge-a", Duration.ZERO), surge("b", "surge-b", HOUR));
            market.passWallClock(EPOCH);
        };
        assertThat(both(PolicyRule.REACH, story, RulesOffTest::tellsReach)).isEqualTo(new Both<>(true, false));
    }

    private static boolean tellsReach(Market market) {
        return !market.records(market.topics.reach().name()).isEmpty();
    }

    @Test
    void shouldLeaveWithSellersWhatRivalsComeToSeeWithoutRule6() {
        Both<List<Decision>> decisions = both(
                PolicyRule.RADAR,
                market -> {
                    tender(1.0).accept(market);
                    market.until(DAY.multipliedBy(3));
                },
                Market::decisions);

        assertThat(decisions.on()).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CONTESTED);
        assertThat(decisions.on().get(0).getBlueUntil()).isNotNull();
        assertThat(decisions.off()).singleElement().satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(decision.getBlueUntil()).isNull();
            assertThat(decision.getWhy().get(0)).endsWith("and how many rivals know does not count.");
        });
    }

    @Test
    void shouldReleaseNothingEarlyWithoutRule7() {
        Both<Decision> decision = last(PolicyRule.RIPENING, tender(0.8));

        assertThat(decision.on().getRule()).isEqualTo("ripe-early");
        assertThat(decision.off().getLane()).isEqualTo(Lane.HELD);
    }

    @Test
    void shouldSendCommoditiesToPeopleWithoutRule8() {
        Both<Decision> decision = last(
                PolicyRule.COMMODITIES,
                market -> market.send(
                        signal("raise", "crm", "HAND_RAISE", Duration.ZERO, signal -> signal.setOffering("paper"))));

        assertThat(decision.on().getLane()).isEqualTo(Lane.AUTOMATION);
        assertThat(decision.off().getLane()).isEqualTo(Lane.HUMAN);
    }

    @Test
    void shouldAskForNobodysConsentWithoutRule9() {
        Both<Decision> decision = last(PolicyRule.CONSENT, market -> {
            market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
            market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
            asks(market);
        });

        assertThat(decision.on().getRule()).isEqualTo("consent");
        assertThat(decision.off().getLane()).isEqualTo(Lane.HUMAN);
        // Not even then is somebody named who opted out.
        assertThat(decision.off().getPersonId()).isNull();
    }

    @Test
    void shouldAskForNoSellerWithoutRule10() {
        Both<Decision> decision = last(PolicyRule.ASSIGNMENT, market -> {
            market.seller("parisian", seller -> seller.setCountries(List.of("FR")));
            asks(market);
        });

        assertThat(decision.on().getSellerId()).isEqualTo("parisian");
        assertThat(decision.off().getLane()).isEqualTo(Lane.HUMAN);
        assertThat(decision.off().getSellerId()).isNull();
    }

    @Test
    void shouldSayNeitherWhenNorHowWithoutRule11() {
        Both<Decision> decision = last(PolicyRule.TIMING, RulesOffTest::asks);

        assertThat(decision.on().getContactFrom()).isNotNull();
        assertThat(decision.on().getChannel()).isNotNull();
        assertThat(decision.off().getPersonId()).isEqualTo(decision.on().getPersonId());
        assertThat(decision.off().getContactFrom()).isNull();
        assertThat(decision.off().getContactUntil()).isNull();
        assertThat(decision.off().getChannel()).isNull();
        assertThat(decision.off().getWhy()).noneMatch(why -> why.contains("working hours"));
    }

    @Test
    void shouldNameNobodyWhoDecidesWithoutRule12() {
        Both<Decision> decision = last(PolicyRule.BUYING_GROUP, RulesOffTest::asks);

        assertThat(decision.on().getBuyingGroup().getSeen()).isEqualTo(1);
        assertThat(decision.on().getBuyingGroup().getMissingRoles()).contains("CEO");
        assertThat(decision.off().getBuyingGroup().getExpected()).isZero();
        assertThat(decision.off().getBuyingGroup().getMissingRoles()).isEmpty();
    }

    @Test
    void shouldMarkNothingAsUnknownWithoutRule13() {
        Both<Decision> decision =
                last(PolicyRule.EXPLORATION, market -> market.send(signal("a", "site", "OMEN", Duration.ZERO)));

        assertThat(decision.on().getExploration()).isTrue();
        assertThat(decision.off().getLane()).isEqualTo(Lane.HELD);
        assertThat(decision.off().getExploration()).isFalse();
    }

    @Test
    void shouldTakeACustomerForAnybodyWithoutRule14() {
        Both<Decision> decision = last(PolicyRule.CUSTOMERS, market -> {
            market.account("a-1", account -> {
                account.setDomains(List.of("acme.fr"));
                account.setStatus(AccountStatus.CUSTOMER);
            });
            market.send(signal("drop", "crm", "USAGE_DROP", Duration.ZERO));
        });

        assertThat(decision.on().getRule()).isEqualTo("customer-at-risk");
        assertThat(decision.on().getIntent()).isEqualTo(Intent.DEFECTION);
        assertThat(decision.off().getRule())
                .as("for anybody the same weights are doubted")
                .isEqualTo("ripening");
        assertThat(decision.off().getIntent()).isEqualTo(Intent.PURCHASE);
    }

    @Test
    void shouldCountNoBuyersWithoutRule15() {
        Consumer<Market> story = market -> {
            asks(market);
            market.verdict("domain:acme.fr", Outcome.WON, DAY);
            market.passWallClock(EPOCH);
        };
        Both<Boolean> counted =
                both(PolicyRule.COVERAGE, story, market -> !market.coverage().isEmpty());

        assertThat(counted).isEqualTo(new Both<>(true, false));
    }

    @Test
    void shouldSayNoWhyWithoutRule16() {
        Both<Decision> decision = last(PolicyRule.EXPLANATIONS, RulesOffTest::asks);

        assertThat(decision.on().getWhy()).isNotEmpty();
        assertThat(decision.off().getWhy()).isEmpty();
        assertThat(decision.off().getFactors()).isEqualTo(decision.on().getFactors());
    }

    @Test
    void shouldSayInEveryDecisionWhichRulesWereOff() {
        Both<Decision> decision = last(PolicyRule.BUYING_GROUP, RulesOffTest::asks);

        assertThat(decision.on().getPolicyVersion()).isEqualTo("default-1");
        assertThat(decision.off().getPolicyVersion()).isEqualTo("default-1 without buying-group");
    }

    @Test
    void shouldNotPutAPolicyIntoForceThatHasARuleOff() {
        try (Market market = new Market(state)) {
            market.policy("version: q2\noff: [consent]\n");
            asks(market);

            assertThat(market.inForce).containsExactly("refused");
            assertThat(market.decisions())
                    .extracting(Decision::getPolicyVersion)
                    .containsExactly("default-1");
        }
    }
}

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
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Person;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Signal;
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Ledger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is held, for people, for machines, or for nobody. */
class LaneStoriesTest extends Stories {

    @Test
    void shouldHoldWhatIsWeakAndLetItExpire() {
        market.send(signal("a", "site", "WEB_VISIT", Duration.ZERO));
        market.until(DAY.multipliedBy(60));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.EXPIRED);
        assertThat(market.opportunities()).isEmpty();
        assertThat(market.suppressed())
                .singleElement()
                .satisfies(expired -> assertThat(expired.getAt()).isEqualTo(Market.START.plus(DAY.multipliedBy(45))));
    }

    @Test
    void shouldReleaseWhatWasHeldWhenItIsCorroborated() {
        market.send(signal("a", "site", "COMPARISON", Duration.ZERO), signal("b", "crm", "MEETING", DAY));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.HUMAN);
        assertThat(market.opportunities().get(0).getSignals()).containsExactly("a", "b");
    }

    @Test
    void shouldGiveCommoditiesToMachines() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> signal.setOffering("paper")));

        assertThat(market.automation())
                .singleElement()
                .satisfies(lead -> assertThat(lead.getRule()).isEqualTo("commodity"));
        assertThat(market.opportunities()).isEmpty();
    }

    @Test
    void shouldCountBasketsInEurosByThePolicysRates() {
        market.offering("import", 900_000, 1_200_000, 1_500_000, "JPY");
        market.offering("lost", 1, 2, 3, "XAF");
        market.policy("version: q1\ncurrencies:\n  JPY: 0.006\n");
        market.send(
                signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> signal.setOffering("import")),
                signal("b", "crm", "HAND_RAISE", HOUR, signal -> signal.setOffering("lost")));

        assertThat(market.automation()).singleElement().satisfies(lead -> {
            assertThat(lead.getOffering()).isEqualTo("import");
            assertThat(lead.getWhy()).contains("Baskets of up to 9000 EUR are served by machines.");
        });
        assertThat(market.opportunities())
                .as("without a rate the default offering holds")
                .singleElement()
                .satisfies(opportunity -> assertThat(opportunity.getOffering()).isEqualTo("lost"));
    }

    @Test
    void shouldNeverContactWhoOptedOutAndComeBackWhenConsentDoes() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("C.Roux@acme.fr", "CFO")));

        Opportunity suppressed = market.suppressed().get(0);
        assertThat(suppressed.getLane()).isEqualTo(Lane.SUPPRESSED);
        assertThat(suppressed.getRule()).isEqualTo("consent");
        assertThat(suppressed.getPersonId()).isNull();
        assertThat(suppressed.getPeople()).isEmpty();
        assertThat(market.opportunities()).isEmpty();

        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getPreviousLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(opportunity.getPersonId()).isEqualTo("p-1");
        });
    }

    /** Thousands of people are more than a record of Kafka's holds. */
    @Test
    void shouldListOfACatchAllAccountThosePeopleThatMatter() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        for (int i = 100; i < 100 + 2 * Events.PEOPLE; i++) {
            market.person("p-" + i, "a-1", "p" + i + "@acme.fr", Consent.UNKNOWN);
        }
        market.person("p-999", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

        assertThat(market.opportunities())
                .singleElement()
                .satisfies(opportunity -> assertThat(opportunity.getPeople())
                        .hasSize(Events.PEOPLE)
                        .extracting(Person::getId)
                        .startsWith("p-999", "p-100", "p-101"));
    }

    @Test
    void shouldContactAnotherPersonWhenOneOptedOut() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        market.person("p-2", "a-1", "d.blanc@acme.fr", Consent.OPT_IN);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getPersonId()).isEqualTo("p-2");
            assertThat(opportunity.getPeople()).hasSize(1);
        });
    }

    @Test
    void shouldTellTheOwnerOfACustomerAtRiskEvenWhenRivalsKnow() {
        market.seller("seller-3", seller -> {});
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setStatus(AccountStatus.CUSTOMER);
            account.setOwnerId("seller-3");
        });
        market.send(
                signal("a", "surge-a", "USAGE_DROP", Duration.ZERO),
                signal("b", "surge-b", "USAGE_DROP", HOUR),
                signal("c", "surge-c", "COMPARISON", HOUR.multipliedBy(2)));

        Opportunity last = last(market.opportunities());

        assertThat(last.getIntent()).isEqualTo(Intent.DEFECTION);
        assertThat(last.getRule()).isEqualTo("customer-at-risk");
        assertThat(last.getSellerId()).isEqualTo("seller-3");
        assertThat(last.getAccountId()).isEqualTo("a-1");
        assertThat(market.contested()).isEmpty();
    }

    @Test
    void shouldLeaveACommodityToMachinesEvenWhereACustomerIsAtRisk() {
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setStatus(AccountStatus.CUSTOMER);
            account.setOwnerId("seller-3");
        });
        market.send(
                signal("a", "site", "USAGE_DROP", Duration.ZERO, signal -> signal.setOffering("paper")),
                signal("b", "crm", "COMPARISON", HOUR, signal -> signal.setOffering("paper")));

        Opportunity last = last(market.automation());

        assertThat(last.getIntent()).isEqualTo(Intent.DEFECTION);
        assertThat(last.getRule()).isEqualTo("commodity");
        assertThat(market.opportunities()).isEmpty();
    }

    @Test
    void shouldKeepAnUnknownKindAndMarkItForExploration() {
        market.send(signal("a", "site", "QUANTUM_FLUX", Duration.ZERO));

        assertThat(market.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.HELD);
            assertThat(decision.getExploration()).isTrue();
        });
    }

    /** A seller had it already; that it is about an offering is no reason to take it away. */
    @Test
    void shouldLeaveALeadWithSellersWhenItTurnsOutWhatItIsAbout() {
        market.send(
                signal("tender", "site", "TENDER", Duration.ZERO, signal -> signal.setOffering(null)),
                signal("visit", "site", "WEB_VISIT", DAY.multipliedBy(25), signal -> signal.setStrength(0.3)));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getOffering).containsExactly("default", "default", "erp");
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
        assertThat(decisions.get(2).getProbability()).isLessThan(0.8);
    }

    @Test
    void shouldEndAnEpisodeByAVerdictAndStartAnother() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.OPEN, DAY);
        market.verdict("domain:acme.fr", Outcome.LOST, DAY.multipliedBy(2));
        market.send(signal("b", "crm", "HAND_RAISE", DAY.multipliedBy(9)));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
        assertThat(decisions.get(1).getOpportunityId())
                .isEqualTo(decisions.get(0).getOpportunityId());
        assertThat(decisions.get(2).getOpportunityId())
                .isNotEqualTo(decisions.get(0).getOpportunityId());
        assertThat(decisions.get(2).getSignals()).containsExactly("b");
        assertThat(market.opportunities()).hasSize(3);
    }

    @Test
    void shouldTakeAHandRaiseAfterAVerdictForANewOne() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.LOST, HOUR);
        market.send(signal("b", "crm", "HAND_RAISE", HOUR.multipliedBy(2)));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
        assertThat(last(decisions).getSignals()).containsExactly("b");
    }

    @Test
    void shouldOpenNothingForACopyOfWhatAVerdictHasEnded() {
        Consumer<Signal> text = signal -> signal.setTitle("Acme is looking for a new ERP system");
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, text));
        market.verdict("domain:acme.fr", Outcome.LOST, HOUR);
        market.send(signal("b", "site", "HAND_RAISE", HOUR.multipliedBy(2), text));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED);
        assertThat(market.fates).containsEntry(Fate.DUPLICATE, 1);
    }

    @Test
    void shouldTellSellersNothingOfWhatIsHeldAfterAVerdict() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);
        market.send(signal("b", "site", "WEB_VISIT", DAY.multipliedBy(2)));

        assertThat(market.opportunities()).extracting(Opportunity::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED);
    }

    /** Connectors tell a verdict again when the record that it stands in is changed. */
    @Test
    void shouldNotEndALaterEpisodeByAVerdictThatIsToldAgain() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);
        market.send(signal("b", "crm", "HAND_RAISE", DAY.multipliedBy(3)));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);
        market.send(signal("c", "site", "WEB_VISIT", DAY.multipliedBy(30)));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);

        assertThat(market.decisions())
                .extracting(Decision::getLane)
                .containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
    }

    @Test
    void shouldTeachNothingByACopyThatIsSentAgain() {
        market.send(signal("a", "surge-a", "TENDER", Duration.ZERO), signal("b", "surge-b", "TENDER", HOUR));
        double once =
                new Lessons(market.store(StoreNames.LESSONS)).belief("surge-a").overlaps();

        market.send(signal("b", "surge-b", "TENDER", HOUR), signal("b", "surge-b", "TENDER", HOUR.multipliedBy(3)));

        assertThat(once).isPositive();
        assertThat(new Lessons(market.store(StoreNames.LESSONS))
                        .belief("surge-a")
                        .overlaps())
                .isEqualTo(once);
    }

    private double overlaps(String source) {
        return new Lessons(market.store(StoreNames.LESSONS)).belief(source).overlaps();
    }

    /** Each copy says once that its event is shared, whichever report comes first. */
    @ParameterizedTest
    @CsvSource({"a b", "b a", "a b c", "a c b", "b a c", "b c a", "c a b", "c b a"})
    void shouldLearnOncePerCopyThatSourcesShareAnEvent(String order) {
        Map<String, Signal> reports = Map.of(
                "a", signal("a", "surge-a", "TENDER", Duration.ZERO),
                "b", signal("b", "surge-b", "TENDER", HOUR),
                "c", signal("c", "surge-c", "TENDER", HOUR.multipliedBy(2)));
        List<String> ids = List.of(order.split(" "));
        ids.forEach(id -> market.send(reports.get(id)));
        ids.forEach(id -> market.send(reports.get(id)));

        assertThat(observedOverlaps()).hasSize(ids.size() - 1);
        if (ids.size() == 2) {
            // 0.8 of the rivals who read the other one, by how soon it followed: an hour of a pickup of two days.
            assertThat(overlaps("surge-a")).isCloseTo(0.8 / (1 + 1 / 48.0), within(1e-9));
            assertThat(overlaps("surge-b")).isZero();
        }
    }

    /** What a source resells is no news; what the original shows late is, once. */
    @Test
    void shouldLearnOfCopiesOfOneFamilyOnceAnotherHadShownItBefore() {
        for (String source : List.of("one", "two")) {
            market.source(source, SourceClass.SYNDICATED, null, "resellers");
        }
        market.send(signal("b", "one", "TENDER", HOUR), signal("c", "two", "TENDER", HOUR.multipliedBy(2)));
        assertThat(observedOverlaps()).isEmpty();

        market.send(signal("a", "surge-a", "TENDER", Duration.ZERO));
        assertThat(observedOverlaps()).containsExactlyInAnyOrder("surge-a one", "surge-a two");
    }

    private List<String> observedOverlaps() {
        return market.observations().stream()
                .filter(seen -> seen.getOverlapOf() != null)
                .map(seen -> seen.getOverlapOf() + " " + seen.getOverlapWith())
                .toList();
    }

    @Test
    void shouldTeachNothingByAVerdictThatIsToldAgain() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.LOST, RivalPresence.ABSENT, DAY, "erp");
        String observations = market.topics.observations().name();
        assertThat(market.records(observations)).isNotEmpty();

        market.verdict("domain:acme.fr", Outcome.LOST, RivalPresence.ABSENT, DAY, "erp");

        assertThat(market.records(observations)).isEmpty();
    }

    @Test
    void shouldEndByALateVerdictOnlyWhatHadBegunByThen() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO), signal("b", "crm", "HAND_RAISE", DAY.plus(HOUR)));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
        assertThat(last(decisions).getSignals()).containsExactly("b");
    }

    @Test
    void shouldEndFromNowOnWhatAVerdictOfLongAgoWasAbout() {
        market.send(
                signal("a", "crm", "HAND_RAISE", Duration.ZERO),
                signal("b", "site", "WEB_VISIT", DAY.multipliedBy(20)));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);
        market.verdict("domain:acme.fr", Outcome.LOST, DAY.negated());

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED);
        assertThat(last(decisions).getAt()).isEqualTo(Market.START.plus(DAY.multipliedBy(20)));
    }

    @Test
    void shouldNotEndByAVerdictOfLongAgoWhatBeganSince() {
        market.send(signal("b", "crm", "HAND_RAISE", DAY.multipliedBy(20)));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
    }

    /** The late one shows that what came after the end belongs to what had not ended yet. */
    @Test
    void shouldKnowWhatItHadToldOfAnOpportunityThatALateReportBringsBack() {
        market.send(
                signal("a", "surge", "TOPIC_SURGE", Duration.ZERO),
                signal("b", "surge", "TOPIC_SURGE", DAY.multipliedBy(2)),
                signal("c", "surge", "TOPIC_SURGE", DAY.multipliedBy(49)),
                signal("late", "surge", "TOPIC_SURGE", DAY.multipliedBy(46)));

        Map<String, Lane> lanes = new HashMap<>();
        for (Decision decision : market.decisions()) {
            assertThat(decision.getPreviousLane())
                    .isEqualTo(lanes.put(decision.getOpportunityId(), decision.getLane()));
        }
        assertThat(lanes).hasSize(2);
    }

    @Test
    void shouldBeginAnewWithWhatComesAtTheMomentOfAnExpiry() {
        market.send(
                signal("a", "site", "WEB_VISIT", Duration.ZERO),
                signal("b", "crm", "HAND_RAISE", DAY.multipliedBy(45)));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.EXPIRED, Lane.HUMAN);
        assertThat(last(decisions).getSignals()).containsExactly("b");
    }

    /** A contract's end is known long before: its date lies beyond the verdict on what it led to. */
    @Test
    void shouldNotCountWhatAVerdictEndedOnceItIsFoldedAway() {
        market.send(signal(
                "c", "site", "CONTRACT_END", DAY.multipliedBy(300), signal -> signal.setObservedAt(Market.START)));
        market.verdict("domain:acme.fr", Outcome.NO_PROJECT, DAY.multipliedBy(10));
        market.send(
                signal("v1", "site", "WEB_VISIT", DAY.multipliedBy(50)),
                signal("v2", "site", "WEB_VISIT", DAY.multipliedBy(56)),
                signal("v3", "site", "WEB_VISIT", DAY.multipliedBy(60)));
        market.verdict("domain:acme.fr", Outcome.NO_PROJECT, DAY.multipliedBy(61));
        market.send(signal("v4", "site", "WEB_VISIT", DAY.multipliedBy(62)));

        assertThat(last(market.decisions()).getProbability()).isLessThan(0.3);
    }

    @Test
    void shouldNotAddWhatAVerdictEndedToWhatCameSince() {
        market.send(signal("m", "crm", "MEETING", Duration.ZERO, by("a@acme.fr", "CFO")));
        market.verdict("domain:acme.fr", Outcome.NO_PROJECT, DAY);
        market.send(signal("m2", "crm", "MEETING", DAY.plus(HOUR), weak("a@acme.fr")));
        folded(DAY.multipliedBy(2));
        market.verdict("domain:acme.fr", Outcome.NO_PROJECT, DAY.multipliedBy(3));

        assertThat(last(market.decisions()).getProbability()).isLessThan(0.1);
    }

    @Test
    void shouldNotForgetPeopleWhenTheirReportsAreFoldedAway() {
        market.offering("mid", 5_000, 9_000, 20_000);
        for (int i = 0; i < 4; i++) {
            Consumer<Signal> person = by("p" + i + "@acme.fr", "CFO");
            market.send(signal(
                    "n" + i,
                    "crm",
                    "HAND_RAISE",
                    HOUR.multipliedBy(i),
                    person.andThen(signal -> signal.setOffering("mid"))));
        }
        folded(DAY);
        market.verdict("domain:acme.fr", Outcome.LOST, DAY.multipliedBy(2));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.AUTOMATION, Lane.HUMAN, Lane.CLOSED);
        assertThat(last(decisions).getBuyingGroup().getSeen()).isEqualTo(4);
    }

    private static Consumer<Signal> weak(String email) {
        return by(email, "CFO").andThen(signal -> signal.setStrength(0.01));
    }

    /** So many reports, which say nothing, that all before them are folded away. */
    private void folded(Duration from) {
        for (int i = 0; i < Ledger.SIGHTINGS + 10; i++) {
            market.send(signal("f" + i, "site", "PRESS", from.plusSeconds(i), signal -> {
                signal.setStrength(0.0);
                signal.setOffering(null);
            }));
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}

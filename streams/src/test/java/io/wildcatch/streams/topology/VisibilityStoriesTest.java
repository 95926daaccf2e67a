package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can see it, and what becomes of it then. */
class VisibilityStoriesTest extends Stories {

    @Test
    void shouldKeepALeadThatEveryRivalSeesAwayFromSellers() {
        market.send(
                signal("a", "surge-a", "TOPIC_SURGE", Duration.ZERO),
                signal("b", "surge-b", "TOPIC_SURGE", HOUR),
                signal("c", "surge-c", "TOPIC_SURGE", HOUR.multipliedBy(2)),
                signal("raise", "crm", "HAND_RAISE", HOUR.multipliedBy(3)));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.CONTESTED);
        assertThat(market.contested())
                .singleElement()
                .satisfies(contested ->
                        assertThat(contested.getSources()).containsExactly("surge-a", "surge-b", "surge-c"));
        assertThat(market.opportunities()).isEmpty();
        assertThat(market.fates).containsEntry(Fate.USED, 2).containsEntry(Fate.DUPLICATE, 2);
    }

    @Test
    void shouldTakeBackAnOpportunityWhenFurtherSourcesShowIt() {
        market.send(
                signal("a", "surge-a", "TENDER", Duration.ZERO),
                signal("b", "surge-b", "TENDER", HOUR),
                signal("c", "surge-c", "TENDER", HOUR.multipliedBy(2)));

        assertThat(market.opportunities()).extracting(Opportunity::getLane).containsExactly(Lane.HUMAN, Lane.CONTESTED);
        assertThat(market.contested()).hasSize(1);
    }

    /** With the gazette, rivals will know within six hours; which report came in last is chance. */
    @ParameterizedTest
    @CsvSource({"a, z", "z, a"})
    void shouldTakeBackWhatANewSourceShowsAtTheMomentOfAKnownOne(String fresh, String known) {
        Duration moment = HOUR.multipliedBy(5);
        market.send(
                signal("raise", "surge-a", "HAND_RAISE", Duration.ZERO),
                signal(fresh, "gazette", "JOB_POST", moment),
                signal(known, "surge-a", "TOPIC_SURGE", moment));

        assertThat(last(market.decisions())).satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.CONTESTED);
            assertThat(decision.getAt()).isEqualTo(Market.START.plus(moment));
        });
    }

    @Test
    void shouldTakeBackWhatASourceOfLongAgoShowsAnew() {
        Duration later = DAY.multipliedBy(100);
        market.send(
                signal("old", "surge-b", "JOB_POST", Duration.ZERO),
                signal("raise", "surge-a", "HAND_RAISE", later),
                signal("new", "surge-b", "JOB_POST", later.plus(HOUR.multipliedBy(5))));

        assertThat(last(market.decisions())).satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.CONTESTED);
            assertThat(decision.getAt()).isEqualTo(Market.START.plus(later).plus(HOUR.multipliedBy(5)));
        });
    }

    @Test
    void shouldCollapseThreeReportsIntoOneEventThatIsMoreVisibleButNotMoreProbable() {
        market.send(
                signal("one", "surge-a", "TENDER", Duration.ZERO, of("single.fr", null, null, null)),
                signal("a", "surge-a", "TENDER", Duration.ZERO, of("triple.fr", null, null, null)),
                signal("b", "surge-b", "TENDER", HOUR, of("triple.fr", null, null, null)),
                signal("c", "surge-c", "TENDER", HOUR.multipliedBy(2), of("triple.fr", null, null, null)));
        market.verdict("domain:single.fr", Outcome.LOST, HOUR.multipliedBy(3));
        market.verdict("domain:triple.fr", Outcome.LOST, HOUR.multipliedBy(3));

        List<Decision> closed = market.decisions().stream()
                .filter(decision -> decision.getLane() == Lane.CLOSED)
                .toList();
        Decision single = closed.get(0);
        Decision triple = closed.get(1);

        assertThat(triple.getSignals()).containsExactly("a");
        assertThat(triple.getDuplicates()).containsExactly("b", "c");
        assertThat(triple.getSources()).containsExactly("surge-a", "surge-b", "surge-c");
        assertThat(triple.getExpectedRivals().getMean())
                .isGreaterThan(single.getExpectedRivals().getMean());
        assertThat(triple.getProbability()).isCloseTo(single.getProbability(), within(1e-12));
    }

    @Test
    void shouldSendTheSameEvidenceToASellerWhenNobodyElseSeesIt() {
        market.send(
                signal("a", "site", "TENDER", Duration.ZERO, by("c.roux@acme.fr", "CFO")),
                signal("b", "crm", "TENDER", HOUR));

        Opportunity opportunity = market.opportunities().get(0);

        assertThat(opportunity.getLane()).isEqualTo(Lane.HUMAN);
        assertThat(opportunity.getRule()).isEqualTo("under-the-radar");
        assertThat(opportunity.getProbability()).isGreaterThanOrEqualTo(0.8);
        assertThat(opportunity.getExpectedRivals().getMean()).isLessThan(0.1);
        assertThat(opportunity.getBlueUntil()).isNull();
        assertThat(opportunity.getAccountId()).isEqualTo("domain:acme.fr");
        assertThat(opportunity.getPeople())
                .singleElement()
                .satisfies(person -> assertThat(person.getEmail()).isEqualTo("c.roux@acme.fr"));
        assertThat(opportunity.getEvidence()).hasSize(1);
        assertThat(opportunity.getWhy()).anyMatch(why -> why.contains("site"));
        assertThat(market.contested()).isEmpty();
    }

    @Test
    void shouldDemoteAnOpportunityByTimeAloneWhenRivalsArrive() {
        market.send(signal("a", "gazette", "PRESS", Duration.ZERO), signal("b", "crm", "HAND_RAISE", HOUR));
        Opportunity given = market.opportunities().get(0);
        Instant blueUntil = given.getBlueUntil();

        market.until(DAY.multipliedBy(3));

        Opportunity demoted = market.opportunities().get(0);
        assertThat(given.getLane()).isEqualTo(Lane.HUMAN);
        // 5 · (1 − (1 − 0.5·(1 − e^(−t/2d)))·(1 − 0.01·(1 − e^(−(t−1h)/2d)))) = 1 at about t = 24 h
        assertThat(Duration.between(Market.START, blueUntil)).isBetween(HOUR.multipliedBy(23), HOUR.multipliedBy(25));
        assertThat(demoted.getAt()).isEqualTo(blueUntil);
        assertThat(demoted.getOpportunityId()).isEqualTo(given.getOpportunityId());
        assertThat(demoted.getLane()).isEqualTo(Lane.CONTESTED);
        assertThat(demoted.getPreviousLane()).isEqualTo(Lane.HUMAN);
        assertThat(demoted.getRule()).isEqualTo("blue-window-closed");
        assertThat(demoted.getExpectedRivals().getMean()).isCloseTo(1.0, within(1e-6));
        assertThat(market.contested()).hasSize(1);
    }

    @Test
    void shouldTakeASourceThatNobodyDeclaredAsVisible() {
        market.send(signal("a", "mystery", "TENDER", Duration.ZERO));

        assertThat(market.decisions()).singleElement().satisfies(decision -> {
            // Beta(5, 5): 5 · 0.5 = 2.5 rivals in the end, and the limit of 1 after 1.02 days
            assertThat(decision.getBlueUntil()).isNotNull();
            assertThat(Duration.between(Market.START, decision.getBlueUntil()).toHours())
                    .isEqualTo(24);
        });
    }

    @Test
    void shouldUseTheReachThatASourceDeclares() {
        market.source("partner", SourceClass.PARTNER);
        market.send(signal("a", "partner", "TENDER", Duration.ZERO));

        // At most 5 · 0.1 = 0.5 rivals will ever know.
        assertThat(market.opportunities())
                .singleElement()
                .satisfies(opportunity -> assertThat(opportunity.getBlueUntil()).isNull());
    }

    private static Decision last(List<Decision> decisions) {
        return decisions.get(decisions.size() - 1);
    }
}

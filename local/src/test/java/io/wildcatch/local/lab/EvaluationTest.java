package io.wildcatch.local.lab;

import static io.wildcatch.local.lab.Made.day;
import static io.wildcatch.local.lab.Made.decision;
import static io.wildcatch.local.lab.Made.rivals;
import static io.wildcatch.local.lab.Made.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.event.Consent;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Intent;
import io.wildcatch.event.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every expected figure here is reckoned by hand. */
class EvaluationTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void shouldCountAContactWithABuyerByTheRivalsWhoKnewByThen() {
        Wins wins = Wins.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "LOUD_BUYER", 10, 50, 12, 20, 30))
                .with(truth("c", "SHOPPER", 10, 50))
                .with(decision("a", 20, Lane.HUMAN)) // alone: 1
                .with(decision("b", 20, Lane.HUMAN)) // two rivals, one of them at that moment: 1/3
                .with(decision("c", 20, Lane.HUMAN)) // no buyer: 0
                .with(decision("d", 20, Lane.HUMAN)) // in no truth: 0
                .trial());

        assertThat(wins.contacts()).isEqualTo(4);
        assertThat(wins.withBuyers()).isEqualTo(2);
        assertThat(wins.wins()).isCloseTo(4.0 / 3, EXACT);
        assertThat(wins.winsPer100()).isCloseTo(100.0 / 3, EXACT);
    }

    @Test
    void shouldCountOnlyTheFirstTimeThatAnOpportunityGoesToSellers() {
        Wins wins = Wins.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50, 25))
                .with(decision("a", 20, Lane.HELD))
                .with(decision("a", 21, Lane.HUMAN).setSellerId("s-1"))
                .with(decision("a", 30, Lane.HUMAN).setSellerId("s-2"))
                .trial());

        assertThat(wins.contacts()).isEqualTo(1);
        assertThat(wins.wins()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAContactBeforeOrAfterTheEpisode() {
        Wins wins = Wins.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 20))
                .with(truth("b", "QUIET_BUYER", 10, 20))
                .with(truth("c", "QUIET_BUYER", 10, 20))
                .with(decision("a", 9.99, Lane.HUMAN))
                .with(decision("b", 20, Lane.HUMAN)) // the last moment is within
                .with(decision("c", 20.01, Lane.HUMAN))
                .trial());

        assertThat(wins.withBuyers()).isEqualTo(1);
        assertThat(wins.winsPer100()).isCloseTo(100.0 / 3, EXACT);
    }

    @Test
    void shouldTellContactsAboutCustomersApart() {
        Wins wins = Wins.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "LEAVER", 10, 50))
                .with(decision("a", 20, Lane.HUMAN))
                .with(decision("b", 20, Lane.HUMAN).setIntent(Intent.DEFECTION))
                .trial());

        assertThat(wins.winsPer100()).isEqualTo(50);
        assertThat(wins.purchase()).isEqualTo(100);
        assertThat(wins.customers()).isEqualTo(1);
        assertThat(wins.customersLeaving()).isEqualTo(1);
    }

    @Test
    void shouldRankAccountsByStrengthAndContactThemWhenTheyPassTheCutOff() {
        Trial trial = new Made()
                .with(truth("a", "QUIET_BUYER", 0, 90))
                .with(truth("b", "LOUD_BUYER", 0, 30, 5, 15))
                .with(decision("a", 20, Lane.HUMAN))
                .with(decision("c", 20, Lane.HUMAN))
                // strongest: c with 3.0, then b with 1.5; a with 0.5 isn't taken: the cut-off is 1.5
                .signal("c", 1, 3.0)
                .signal("b", 2, 0.5)
                .signal("b", 10, 1.0) // passes the cut-off here: one rival knows, 1/2
                .signal("a", 3, 0.5)
                .trial();

        Baseline baseline = Baseline.of(trial, Wins.of(trial));

        assertThat(baseline.contacts()).isEqualTo(2);
        assertThat(baseline.cutOff()).isCloseTo(1.5, EXACT);
        assertThat(baseline.withBuyers()).isEqualTo(1);
        assertThat(baseline.winsPer100()).isCloseTo(25, EXACT);
        assertThat(baseline.ratio()).isCloseTo(50.0 / 25, EXACT);
    }

    @Test
    void shouldSayHowManyQuietAndLoudBuyersReachedASeller() {
        Reached.ByKind reached = Reached.of(new Made()
                .offering("erp", 120_000)
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "QUIET_BUYER", 10, 50))
                .with(truth("c", "LOUD_BUYER", 10, 50))
                .with(truth("d", "SILENT_BUYER", 10, 50))
                .with(truth("e", "QUIET_BUYER", 101, 150)) // after the history, which ends on day 100
                .with(decision("a", 9, Lane.HUMAN)) // too early, but it goes to another seller in time
                .with(decision("a", 11, Lane.HUMAN).setSellerId("s-2"))
                .with(decision("c", 20, Lane.CONTESTED))
                .trial());

        assertThat(reached.quiet()).isEqualTo(new Reached(2, 1, 0.5));
        assertThat(reached.loud()).isEqualTo(new Reached(1, 0, 0.0));
        assertThat(reached.all()).isEqualTo(new Reached(4, 1, 0.25));
    }

    @Test
    void shouldTellHowFarTheQuietBuyersCameThatReachedNoSeller() {
        Lost lost = Lost.of(new Made()
                .with(truth("reached", "QUIET_BUYER", 10, 50))
                .with(truth("contested", "QUIET_BUYER", 10, 50))
                .with(truth("since", "QUIET_BUYER", 10, 50))
                .with(truth("late", "QUIET_BUYER", 10, 50))
                .with(truth("unseen", "QUIET_BUYER", 10, 50))
                .with(truth("loud", "LOUD_BUYER", 10, 50))
                .with(decision("reached", 20, Lane.HUMAN))
                .with(decision("contested", 20, Lane.HELD))
                .with(decision("contested", 21, Lane.CONTESTED))
                .with(decision("since", 5, Lane.HELD)) // holds on into the episode
                .with(decision("late", 50.5, Lane.HUMAN))
                .trial());

        assertThat(lost.buyers()).isEqualTo(4);
        assertThat(lost.because())
                .containsExactlyInAnyOrderEntriesOf(Map.of("contested", 1L, "held", 1L, "late", 1L, "unseen", 1L));
    }

    @Test
    void shouldLeaveBuyersOfCommoditiesOutOfThoseWhomSellersCouldReach() {
        Reached.ByKind reached = Reached.of(new Made()
                .offering("erp", 9_000)
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .trial());

        assertThat(reached.quiet().buyers()).isEqualTo(1);
        assertThat(reached.quietForSellers()).isEqualTo(new Reached(0, 0, null));
    }

    @Test
    void shouldHoldExpectedRivalsAgainstThoseWhoKnew() {
        RivalsFit.ByGroup fit = RivalsFit.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "SHOPPER", 10, 50, 12, 13))
                .with(decision("a", 20, Lane.HUMAN).setExpectedRivals(rivals(0.5, 0, 1))) // 0 knew: held
                .with(decision("b", 20, Lane.HUMAN).setExpectedRivals(rivals(0.7, 0, 1))) // 2 knew: not held
                .with(decision("b", 25, Lane.CONTESTED).setExpectedRivals(rivals(2.4, 1, 4))) // held
                .with(decision("b", 60, Lane.HELD).setExpectedRivals(rivals(9, 8, 9))) // after the episode
                .trial());

        assertThat(fit.humanBuyers().bias()).isCloseTo(0.5, EXACT);
        assertThat(fit.humanBuyers().coverage()).isEqualTo(1);
        assertThat(fit.humanEpisodes().bias()).isCloseTo((0.5 - 1.3) / 2, EXACT);
        assertThat(fit.humanEpisodes().coverage()).isEqualTo(0.5);
        assertThat(fit.lanesEpisodes().decisions()).isEqualTo(3);
        assertThat(fit.lanesEpisodes().bias()).isCloseTo((0.5 - 1.3 + 0.4) / 3, EXACT);
        assertThat(fit.lanesEpisodes().coverage()).isCloseTo(2.0 / 3, EXACT);
    }

    @Test
    void shouldHoldProbabilitiesAgainstOutcomes() {
        ProbabilityFit.ByGroup fit = ProbabilityFit.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "SHOPPER", 10, 50))
                .with(truth("c", "LEAVER", 10, 50))
                .with(decision("a", 20, Lane.HUMAN).setProbability(0.85)) // 0.15² = 0.0225
                .with(decision("b", 20, Lane.HUMAN).setProbability(0.81)) // 0.81² = 0.6561
                .with(decision("d", 20, Lane.AUTOMATION).setProbability(0.2)) // 0.04
                .with(decision("c", 20, Lane.HUMAN).setProbability(0.9).setIntent(Intent.DEFECTION))
                .trial());

        assertThat(fit.human().decisions()).isEqualTo(2);
        assertThat(fit.human().brier()).isCloseTo((0.0225 + 0.6561) / 2, EXACT);
        assertThat(fit.human().bins()).hasSize(1);
        assertThat(fit.human().bins().get(0).mean()).isCloseTo(0.83, EXACT);
        assertThat(fit.human().bins().get(0).share()).isEqualTo(0.5);
        assertThat(fit.human().ece()).isCloseTo(0.33, EXACT);
        assertThat(fit.human().worstOf50()).isNull();
        assertThat(fit.routed().ece()).isCloseTo((2 * 0.33 + 0.2) / 3, EXACT);
        assertThat(fit.routed().brier()).isCloseTo((0.0225 + 0.6561 + 0.04) / 3, EXACT);
        assertThat(fit.customers().brier()).isCloseTo(0.01, EXACT);
    }

    @Test
    void shouldJudgeABinOnlyByFiftyOrMore() {
        Made made = new Made();
        for (int i = 0; i < 50; i++) {
            made.with(truth("a" + i, i < 30 ? "QUIET_BUYER" : "SHOPPER", 10, 50));
            made.with(decision("a" + i, 20, Lane.HUMAN).setProbability(0.95));
        }

        assertThat(ProbabilityFit.of(made.trial()).human().worstOf50()).isCloseTo(0.35, EXACT);
    }

    @Test
    void shouldHoldLearntReachAgainstTheTruthWhereEnoughWasObserved() {
        ReachFit fit = ReachFit.of(
                List.of(
                        new Ranges.ReachEstimate("site", 0.05, 0.01, 0.2, 30),
                        new Ranges.ReachEstimate("list", 0.5, 0.4, 0.6, 31),
                        new Ranges.ReachEstimate("rare", 0.5, 0.4, 0.6, 29),
                        new Ranges.ReachEstimate("other", 0.5, 0.4, 0.6, 99)),
                List.of(
                        new Ranges.TrueReach("site", 0.02),
                        new Ranges.TrueReach("list", 0.7),
                        new Ranges.TrueReach("rare", 0.0)));

        assertThat(fit.sources()).isEqualTo(2);
        assertThat(fit.meanAbsoluteError()).isCloseTo((0.03 + 0.2) / 2, EXACT);
        assertThat(fit.coverage()).isEqualTo(0.5);
        assertThat(fit.lines()).hasSize(3);
    }

    @Test
    void shouldCountTheBuyersOfEachSegmentInItsWindow() {
        Trial trial = new Made()
                .with(truth("a", "QUIET_BUYER", 10, 20))
                .with(truth("b", "SILENT_BUYER", 30, 40))
                .with(truth("c", "SHOPPER", 30, 40))
                .trial();
        CoverageFit fit = CoverageFit.of(
                trial,
                List.of(
                        new Ranges.CoverageEstimate("all", 1, 2.5, 1, 4, Optional.empty()),
                        new Ranges.CoverageEstimate("country:DE", 1, 1, 1, 2, Optional.empty()),
                        new Ranges.CoverageEstimate(
                                "offering:erp", 1, 1, 0, 1, Optional.of(new Span(day(35), day(50)))),
                        new Ranges.CoverageEstimate("moon:full", 1, 1, 1, 2, Optional.empty())),
                List.of());

        assertThat(fit.lines()).extracting(CoverageFit.Line::buyers).containsExactly(2L, 0L, 1L);
        assertThat(fit.lines()).extracting(CoverageFit.Line::holds).containsExactly(true, false, true);
        assertThat(fit.held()).isCloseTo(2.0 / 3, EXACT);
    }

    @Test
    void shouldTimeTheWayToTheSellerFromTheFirstSignalOfTheEpisode() {
        SpeedToLead speed = SpeedToLead.of(new Made()
                .with(truth("a", "QUIET_BUYER", 10, 50))
                .with(truth("b", "QUIET_BUYER", 10, 50))
                .signal("a", 5, 1) // before the episode
                .signal("a", 15, 1)
                .signal("a", 18, 1)
                .signal("b", 20, 1)
                .with(decision("a", 20, Lane.HUMAN)) // 5 days
                .with(decision("b", 20.5, Lane.HUMAN)) // half a day
                .trial());

        assertThat(speed).isEqualTo(new SpeedToLead(2, 12.0, 120.0));
    }

    @Test
    void shouldFindContactsThatNobodyWantsAndCommoditiesInTheWrongHands() {
        HardRules rules = HardRules.of(new Made()
                .person("p-1", Consent.OPT_OUT)
                .person("p-2", Consent.OPT_IN)
                .offering("erp", 120_000)
                .offering("licences", 9_999)
                .with(decision("a", 1, Lane.HUMAN).setPersonId("p-1"))
                .with(decision("b", 2, Lane.AUTOMATION).setPersonId("p-1").setOffering("licences"))
                .with(decision("c", 3, Lane.CONTESTED).setPersonId("p-1"))
                .with(decision("d", 4, Lane.HUMAN).setPersonId("p-2").setOffering("licences"))
                .trial());

        assertThat(rules.optedOut()).isEqualTo(2);
        assertThat(rules.commodities()).isEqualTo(1);
        assertThat(rules.breaches())
                .containsExactly("2 contacts with people who opted out", "1 commodity opportunities to sellers");
    }

    @Test
    void shouldCallACommodityWhatThePolicyCallsSo() {
        Made made = new Made()
                .offering("erp", 120_000)
                .offering("licences", 9_999)
                .with(decision("a", 1, Lane.HUMAN))
                .with(decision("b", 2, Lane.HUMAN).setOffering("licences"));

        assertThat(HardRules.of(made.commodityBelow(5_000).trial()).commodities())
                .isZero();
        assertThat(HardRules.of(made.commodityBelow(150_000).trial()).commodities())
                .isEqualTo(2);
    }

    @Test
    void shouldCountUnansweredContactsSinceTheLastReply() {
        Made made = new Made()
                .touch("a", "p-1", 10, Direction.OUT)
                .touch("b", "p-2", 10, Direction.OUT)
                .touch("b", "p-2", 11, Direction.IN)
                .touch("c", "p-3", 10, Direction.OUT)
                .touch("c", "p-4", 11, Direction.OUT)
                .touch("c", "p-5", 12, Direction.OUT)
                .touch("d", "p-6", 10, Direction.OUT)
                .touch("d", "p-6", 12, Direction.OUT)
                .with(decision("a", 23, Lane.HUMAN).setPersonId("p-1")) // 13 days after an unanswered contact
                .with(decision("b", 23, Lane.HUMAN).setPersonId("p-2")) // answered
                .with(decision("c", 23, Lane.HUMAN).setPersonId("p-7")) // the account's fourth in 30 days
                .with(decision("d", 20, Lane.HUMAN).setPersonId("p-6").setContactFrom(day(27))) // waits long enough
                .with(decision("e", 23, Lane.HUMAN).setPersonId("p-1"));

        assertThat(Pressure.of(made.trial())).isEqualTo(new Pressure(1, 1, 1, 0));
    }

    @Test
    void shouldFindSellersWhoHaveMoreThanTheyCanTake() {
        Capacity capacity = Capacity.of(new Made()
                .seller("s-1", 1)
                .seller("s-2", 1)
                .with(decision("a", 1, Lane.HUMAN).setSellerId("s-1"))
                .with(decision("b", 2, Lane.HUMAN).setSellerId("s-1")) // a second one
                .with(decision("c", 3, Lane.HUMAN).setSellerId("s-2"))
                .with(decision("c", 4, Lane.CONTESTED)) // given back at the moment at which the next comes
                .with(decision("d", 4, Lane.HUMAN).setSellerId("s-2"))
                .with(decision("e", 5, Lane.HUMAN)) // waits for a seller
                .trial());

        assertThat(capacity.over()).containsExactly("s-1");
        assertThat(capacity.most()).containsEntry("s-1", 2).containsEntry("s-2", 1);
    }

    @Test
    void shouldKnowWhichSuppressedOpportunitiesCameBack() {
        Suppression suppression = Suppression.of(new Made()
                .with(decision("a", 1, Lane.SUPPRESSED).setLiftsAt(day(3)).setRule("pressure"))
                .with(decision("a", 3, Lane.HUMAN))
                .with(decision("b", 1, Lane.SUPPRESSED).setLiftsAt(day(3)).setRule("pressure")) // overdue
                .with(decision("c", 1, Lane.SUPPRESSED).setRule("consent"))
                .with(decision("d", 1, Lane.SUPPRESSED).setLiftsAt(day(30)).setRule("pressure"))
                .with(decision("d", 9, Lane.EXPIRED))
                .with(decision("e", 1, Lane.SUPPRESSED).setLiftsAt(day(30)).setRule("pressure"))
                .trial());

        assertThat(suppression.stopped()).isEqualTo(5);
        assertThat(suppression.back()).isEqualTo(1);
        assertThat(suppression.ended()).isEqualTo(1);
        assertThat(suppression.waiting()).isEqualTo(3);
        assertThat(suppression.overdue()).isEqualTo(1);
        assertThat(suppression.byRule()).containsEntry("pressure", 4L).containsEntry("consent", 1L);
    }

    @Test
    void shouldShareOutExploration() {
        HardRules rules = HardRules.of(new Made()
                .with(decision("a", 1, Lane.HUMAN).setExploration(true))
                .with(decision("b", 1, Lane.HUMAN))
                .with(decision("c", 1, Lane.HUMAN))
                .with(decision("d", 1, Lane.HUMAN))
                .trial());

        assertThat(rules.explorationShare()).isEqualTo(0.25);
        assertThat(rules.breaches()).containsExactly("exploration takes 25.0 % of the human contacts");
    }
}

package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Signal;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sells to whom, and what happens when nobody can: stories through the whole topology with its real stores. */
class AssignmentStoriesTest extends Stories {

    private static final String ACME = "domain:acme.fr";

    @TempDir
    private Path elsewhere;

    private static Signal raise(String domain, Duration after) {
        return signal("raise-" + domain + after, "crm", "HAND_RAISE", after, Market.of(domain, null, null, null));
    }

    private static Instant at(Duration after) {
        return Market.START.plus(after);
    }

    private List<Decision> decisions(String account) {
        return market.decisions().stream()
                .filter(decision -> decision.getAccountId().equals(account))
                .toList();
    }

    @Test
    void shouldCountASellerWhoCannotBeAsAbsent() {
        market.seller("owing", seller -> seller.setMaxOpen(-1));
        market.seller("light", seller -> seller.setWeight(-0.5));
        market.seller("nobody", seller -> seller.setWeight(Double.NaN));
        market.seller("endless", seller -> seller.setWeight(Double.POSITIVE_INFINITY));
        market.seller("usual", seller -> {});
        market.send(raise("acme.fr", Duration.ZERO), raise("umbra.fr", HOUR), raise("zeta.fr", HOUR.multipliedBy(2)));

        assertThat(market.opportunities())
                .hasSize(3)
                .extracting(Opportunity::getSellerId)
                .containsOnly("usual");
    }

    @Test
    void shouldGiveAnOpportunityToASellerOfItsCountryAndOffering() {
        market.seller("italian", seller -> seller.setCountries(List.of("IT")));
        market.seller("stationer", seller -> seller.setOfferings(List.of("paper")));
        market.seller("parisian", seller -> {
            seller.setCountries(List.of("fr"));
            seller.setOfferings(List.of("erp"));
        });
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getSellerId()).isEqualTo("parisian");
            assertThat(opportunity.getAt()).isEqualTo(Market.START);
            assertThat(opportunity.getTakeUpBy()).isNull();
            assertThat(opportunity.getWhy())
                    .contains("It is parisian's turn among those who serve the country, sell the offering and have"
                            + " room.");
        });
    }

    @Test
    void shouldWaitUnassignedWhereNobodySells() {
        market.seller("italian", seller -> seller.setCountries(List.of("IT")));
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(opportunity.getSellerId()).isNull();
        });

        market.seller("parisian", seller -> seller.setCountries(List.of("FR")));
        market.send(raise("other.it", HOUR));

        assertThat(decisions(ACME)).extracting(Decision::getSellerId).containsExactly(null, "parisian");
    }

    @Test
    void shouldFindASellerForWhatWasToldWhenThereWereNone() {
        market.send(raise("acme.fr", Duration.ZERO));
        assertThat(market.opportunities()).extracting(Opportunity::getSellerId).containsExactly((String) null);

        market.seller("parisian", seller -> {});
        market.passWallClock(Duration.ofSeconds(2));

        assertThat(market.opportunities()).extracting(Opportunity::getSellerId).containsExactly("parisian");
    }

    @Test
    void shouldSayWhatBecameOfAHandRaiseThatCameLongAfterItWasOver() {
        market.seller("parisian", seller -> {});
        market.send(raise("other.fr", DAY.multipliedBy(100)));
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(decisions(ACME)).extracting(Decision::getLane).containsExactly(Lane.EXPIRED);
    }

    @Test
    void shouldLeaveUnassignedWhatAnOwnerHasWhomNobodyDeclared() {
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setOwnerId("ghost");
        });
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(opportunity.getSellerId()).isNull();
            assertThat(opportunity.getWhy()).noneMatch(sentence -> sentence.contains("ghost"));
        });

        market.seller("ghost", seller -> {});
        market.passWallClock(Duration.ofSeconds(2));

        assertThat(market.opportunities()).extracting(Opportunity::getSellerId).containsExactly("ghost");
    }

    /** The second seller gets it by what was true then; the numbers of now wouldn't release it any more. */
    @Test
    void shouldSayThatItWasReleasedEarlyOnceItNoLongerWouldBe() {
        Signal tender = signal("tender", "gazette", "TENDER", Duration.ZERO, signal -> signal.setStrength(0.8));
        market.send(tender);
        double enough = market.opportunities().get(0).getProbability() - 0.005;
        Policy strict = PolicyFile.read("policy", "version: q1\nripening:\n  leastProbability: " + enough + "\n");

        try (Market other = new Market(elsewhere, strict)) {
            other.seller("first", seller -> {});
            other.seller("second", seller -> {});
            other.send(tender);
            other.until(HOUR.multipliedBy(20));

            List<Opportunity> told = other.opportunities();
            assertThat(told).extracting(Opportunity::getRule).containsExactly("ripe-early", "ripe-early");
            assertThat(told.get(0).getWhy().get(0)).startsWith("Waiting for more evidence would cost");
            assertThat(told.get(1).getProbability()).isLessThan(enough);
            assertThat(told.get(1).getWhy().get(0))
                    .startsWith("It was released early")
                    .doesNotContain("is enough");
        }
    }

    @Test
    void shouldTakeABlankOwnerForNone() {
        market.seller("", seller -> {});
        market.seller("italian", seller -> seller.setCountries(List.of("IT")));
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setOwnerId(" ");
        });
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(market.opportunities()).extracting(Opportunity::getSellerId).containsExactly((String) null);
    }

    @Test
    void shouldPreferTheOwnerOfTheAccount() {
        market.seller("owner", seller -> seller.setCountries(List.of("IT")));
        market.seller("famous", seller -> seller.setWeight(1e9));
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setOwnerId("owner");
        });
        market.send(raise("acme.fr", Duration.ZERO));

        assertThat(market.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.getSellerId()).isEqualTo("owner");
            assertThat(opportunity.getWhy()).contains("owner owns the account.");
        });
    }

    @Test
    void shouldSuppressWhatNobodyHasRoomForUntilAConversationEnds() {
        market.seller("only", seller -> seller.setMaxOpen(1));
        market.send(raise("acme.fr", Duration.ZERO), raise("beta.fr", HOUR));

        assertThat(market.opportunities()).extracting(Opportunity::getAccountId).containsExactly(ACME);
        assertThat(market.suppressed()).singleElement().satisfies(waiting -> {
            assertThat(waiting.getAccountId()).isEqualTo("domain:beta.fr");
            assertThat(waiting.getLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(waiting.getRule()).isEqualTo("capacity");
            assertThat(waiting.getSellerId()).isNull();
            assertThat(waiting.getPersonId()).isNull();
        });

        market.verdict(ACME, Outcome.LOST, DAY);

        assertThat(market.opportunities()).last().satisfies(back -> {
            assertThat(back.getAccountId()).isEqualTo("domain:beta.fr");
            assertThat(back.getPreviousLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(back.getSellerId()).isEqualTo("only");
            assertThat(back.getAt()).isEqualTo(at(DAY));
        });
    }

    @Test
    void shouldGiveTheFreePlaceToTheBetterOfTwoThatWait() {
        market.offering("suite", 200_000, 400_000, 800_000);
        market.seller("only", seller -> seller.setMaxOpen(1));
        Signal better = raise("gamma.fr", HOUR.multipliedBy(2));
        better.setOffering("suite");
        market.send(raise("acme.fr", Duration.ZERO), raise("beta.fr", HOUR), better);

        market.verdict(ACME, Outcome.WON, DAY);
        assertThat(market.opportunities())
                .last()
                .extracting(Opportunity::getAccountId)
                .isEqualTo("domain:gamma.fr");

        market.verdict("domain:gamma.fr", Outcome.NO_PROJECT, DAY.multipliedBy(2));
        assertThat(market.opportunities())
                .last()
                .extracting(Opportunity::getAccountId)
                .isEqualTo("domain:beta.fr");
    }

    @Test
    void shouldPassOnWhatIsNotTakenUpWithoutAnyInput() {
        market.seller("one", seller -> {});
        market.seller("two", seller -> {});
        market.send(raise("acme.fr", Duration.ZERO));

        Opportunity first = market.opportunities().get(0);
        // Hardly any rival knows: little more than the shortest time.
        assertThat(first.getTakeUpBy()).isBetween(at(HOUR.multipliedBy(18)), at(HOUR.multipliedBy(19)));

        market.until(DAY.multipliedBy(3));

        assertThat(market.opportunities()).singleElement().satisfies(second -> {
            assertThat(second.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(second.getPreviousLane()).isEqualTo(Lane.HUMAN);
            assertThat(second.getOpportunityId()).isEqualTo(first.getOpportunityId());
            assertThat(second.getAt()).isEqualTo(first.getTakeUpBy());
            assertThat(second.getSellerId()).isNotEqualTo(first.getSellerId()).isNotNull();
            // Nobody is left who could have it next.
            assertThat(second.getTakeUpBy()).isNull();
            assertThat(second.getWhy()).anyMatch(why -> why.startsWith("It was not taken up in time"));
        });
    }

    @Test
    void shouldLeaveItWithASellerWhoContactsTheAccount() {
        market.seller("one", seller -> {});
        market.seller("two", seller -> {});
        market.send(raise("acme.fr", Duration.ZERO));
        String seller = market.opportunities().get(0).getSellerId();
        market.touch(ACME, HOUR.multipliedBy(3), touch -> touch.setBy(seller));

        market.until(DAY.multipliedBy(3));

        assertThat(market.decisions()).hasSize(1);
    }

    @Test
    void shouldNotTakeAnybodyElsesContactForOne() {
        market.seller("one", seller -> {});
        market.seller("two", seller -> {});
        market.send(raise("acme.fr", Duration.ZERO));
        market.touch(ACME, HOUR.multipliedBy(3), touch -> touch.setBy("automation"));

        market.until(DAY.multipliedBy(3));

        assertThat(market.opportunities()).hasSize(2);
    }

    @Test
    void shouldMakeRoomWhenAnOpportunityIsDemotedBeforeItIsTakenUp() {
        market.seller("only", seller -> seller.setMaxOpen(1));
        market.send(raise("acme.fr", Duration.ZERO), raise("beta.fr", HOUR));
        market.send(
                signal("a", "surge-a", "TENDER", HOUR.multipliedBy(2)),
                signal("b", "surge-b", "TENDER", HOUR.multipliedBy(3)),
                signal("c", "surge-c", "TENDER", HOUR.multipliedBy(4)));

        assertThat(market.contested()).extracting(Opportunity::getAccountId).containsExactly(ACME);
        assertThat(market.opportunities()).last().satisfies(next -> {
            assertThat(next.getAccountId()).isEqualTo("domain:beta.fr");
            assertThat(next.getSellerId()).isEqualTo("only");
        });
    }

    @Test
    void shouldGoOnWithAConversationThatRivalsHaveHeardOf() {
        market.seller("only", seller -> seller.setMaxOpen(1));
        market.send(raise("acme.fr", Duration.ZERO), raise("beta.fr", HOUR));
        market.touch(ACME, HOUR, touch -> touch.setBy("only"));
        market.send(
                signal("a", "surge-a", "TENDER", HOUR.multipliedBy(2)),
                signal("b", "surge-b", "TENDER", HOUR.multipliedBy(3)),
                signal("c", "surge-c", "TENDER", HOUR.multipliedBy(4)));

        assertThat(market.contested()).hasSize(1);
        assertThat(market.opportunities()).extracting(Opportunity::getAccountId).containsOnly(ACME);

        market.verdict(ACME, Outcome.LOST, DAY);
        assertThat(market.opportunities())
                .last()
                .extracting(Opportunity::getAccountId)
                .isEqualTo("domain:beta.fr");
    }

    @Test
    void shouldKeepASellerWhenALateReportTakesTheLedgerBack() {
        market.seller("one", seller -> {});
        market.seller("two", seller -> {});
        market.send(raise("acme.fr", HOUR));
        String seller = market.opportunities().get(0).getSellerId();
        market.send(signal("late", "site", "WEB_VISIT", Duration.ZERO));

        assertThat(market.opportunities())
                .extracting(Opportunity::getSellerId)
                .doesNotContainNull()
                .allMatch(seller::equals);
        market.until(DAY.multipliedBy(2));
        assertThat(market.opportunities())
                .extracting(Opportunity::getSellerId)
                .doesNotContain(seller)
                .hasSize(1);
    }
}

package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who is contacted when, and who is left alone: stories through the whole topology with its real stores. */
class ContactStoriesTest extends Stories {

    private static final String ACME = "domain:acme.fr";

    private static Instant at(Duration after) {
        return Market.START.plus(after);
    }

    private static Signal raise(String id, Duration after, String email, String role) {
        return signal(id, "crm", "HAND_RAISE", after, by(email, role));
    }

    private static Consumer<Touch> with(String person) {
        return touch -> touch.setPersonId(person);
    }

    private static Consumer<Touch> reply(String person) {
        return touch -> {
            touch.setPersonId(person);
            touch.setDirection(Direction.IN);
        };
    }

    private void knowsRoux() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
    }

    @Test
    void shouldLeaveAPersonAloneForAFortnightAndThenComeBackWithoutNewInput() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));

        Opportunity suppressed = market.suppressed().get(0);
        assertThat(suppressed.getLane()).isEqualTo(Lane.SUPPRESSED);
        assertThat(suppressed.getRule()).isEqualTo("contact-pressure");
        assertThat(suppressed.getLiftsAt()).isEqualTo(at(DAY.multipliedBy(13)));
        assertThat(suppressed.getPersonId()).isNull();
        assertThat(suppressed.getPersonContacts()).isEqualTo(1);
        assertThat(suppressed.getAccountContacts()).isEqualTo(1);
        assertThat(suppressed.getWhy())
                .contains("Contacts without an answer: 1 of 1 with p-1 in 14 days and 1 of 3 with the account"
                        + " in 30 days.")
                .contains("The next contact is allowed from 2026-01-18T09:00:00Z.");
        assertThat(market.opportunities()).isEmpty();

        market.until(DAY.multipliedBy(13).minusSeconds(1));
        assertThat(market.opportunities()).isEmpty();

        market.until(DAY.multipliedBy(13));
        assertThat(market.opportunities()).singleElement().satisfies(back -> {
            assertThat(back.getAt()).isEqualTo(at(DAY.multipliedBy(13)));
            assertThat(back.getPreviousLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(back.getOpportunityId()).isEqualTo(suppressed.getOpportunityId());
            assertThat(back.getPersonId()).isEqualTo("p-1");
            assertThat(back.getLiftsAt()).isNull();
        });
    }

    @Test
    void shouldGoOnAtOnceWhenThePersonReplies() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.touch("a-1", HOUR, reply("p-1"));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.SUPPRESSED, Lane.HUMAN);
        assertThat(market.opportunities().get(0).getAt()).isEqualTo(at(HOUR));
    }

    @Test
    void shouldContactSomebodyElseWhenOnePersonHasHadEnough() {
        knowsRoux();
        market.person("p-2", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN);
        market.person("p-3", "a-1", "e.noir@acme.fr", Consent.OPT_OUT);
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));

        assertThat(market.opportunities())
                .singleElement()
                .satisfies(given -> assertThat(given.getPersonId()).isEqualTo("p-2"));
    }

    @Test
    void shouldLeaveTheAccountAloneAfterThreeContactsThroughAnyChannel() {
        market.touch(ACME, DAY.multipliedBy(-20), with("x"));
        market.touch(ACME, DAY.multipliedBy(-9), with("y"));
        market.touch(ACME, DAY.multipliedBy(-2), with(null));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));

        assertThat(market.suppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed.getLiftsAt()).isEqualTo(at(DAY.multipliedBy(10))));
        market.until(DAY.multipliedBy(11));
        assertThat(market.opportunities())
                .singleElement()
                .satisfies(back -> assertThat(back.getAt()).isEqualTo(at(DAY.multipliedBy(10))));
    }

    @Test
    void shouldStopARobotAndSayWhy() {
        // Three Mondays, at 10 h in Paris.
        market.touch(ACME, DAY.multipliedBy(-14), with("x"));
        market.touch(ACME, DAY.multipliedBy(-7), with("y"));
        market.touch(ACME, Duration.ZERO, with("z"));
        market.send(raise("a", HOUR, "c.roux@acme.fr", "CFO"));

        Opportunity suppressed = market.suppressed().get(0);
        assertThat(suppressed.getRule()).isEqualTo("robot-cadence");
        assertThat(suppressed.getWhy())
                .anyMatch(why -> why.startsWith("3 contacts running went out on a Monday in the hour from 10:00"));
        assertThat(suppressed.getLiftsAt()).isEqualTo(at(DAY.multipliedBy(16)));
    }

    @Test
    void shouldNotTakeASellersOwnConversationOutOfTheirHands() {
        knowsRoux();
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.touch("a-1", HOUR, with("p-1"));
        market.touch("a-1", DAY.multipliedBy(2), with("p-1"));
        market.touch("a-1", DAY.multipliedBy(3), with("p-1"));
        market.send(raise("b", DAY.multipliedBy(4), "c.roux@acme.fr", "CFO"));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
    }

    @Test
    void shouldStopAMachineAsSoonAsItHasUsedItsBudget() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> {
            by("c.roux@acme.fr", "CFO").accept(signal);
            signal.setOffering("paper");
        }));
        String person = market.automation().get(0).getPersonId();
        market.touch(ACME, HOUR, with(person));
        market.until(DAY.multipliedBy(15));

        List<Decision> decisions = market.decisions();
        assertThat(decisions)
                .extracting(Decision::getLane)
                .containsExactly(Lane.AUTOMATION, Lane.SUPPRESSED, Lane.AUTOMATION);
        assertThat(decisions.get(1).getAt()).isEqualTo(at(HOUR));
        assertThat(decisions.get(1).getLiftsAt())
                .isEqualTo(at(DAY.multipliedBy(14).plus(HOUR)));
        assertThat(decisions.get(2).getAt()).isEqualTo(at(DAY.multipliedBy(14).plus(HOUR)));
    }

    @Test
    void shouldComeBackAsContestedWhenRivalsArrivedMeanwhile() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(signal("a", "gazette", "PRESS", Duration.ZERO), raise("b", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.until(DAY.multipliedBy(14));

        assertThat(market.decisions())
                .extracting(Decision::getLane)
                .containsExactly(Lane.HELD, Lane.SUPPRESSED, Lane.CONTESTED);
    }

    /** A public source alone, from whom half of five rivals learn in two days on average. */
    private void notice() {
        market.send(signal("a", "gazette", "PRESS", Duration.ZERO), raise("b", Duration.ZERO, "c.roux@acme.fr", "CFO"));
    }

    @Test
    void shouldContestWhatABudgetStoppedAsSoonAsRivalsKnow() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        notice();
        Decision suppressed = market.decisions().get(1);
        assertThat(suppressed.getRule()).isEqualTo("contact-pressure");
        assertThat(suppressed.getBlueUntil()).isBefore(suppressed.getLiftsAt());

        market.until(Duration.between(Market.START, suppressed.getBlueUntil()).minusMillis(1));
        assertThat(market.decisions()).isEmpty();

        market.until(Duration.between(Market.START, suppressed.getBlueUntil()));
        assertThat(market.contested()).singleElement().satisfies(contested -> {
            assertThat(contested.getOpportunityId()).isEqualTo(suppressed.getOpportunityId());
            assertThat(contested.getAt()).isEqualTo(suppressed.getBlueUntil());
            assertThat(contested.getRule()).isEqualTo("blue-window-closed");
            assertThat(contested.getPreviousLane()).isEqualTo(Lane.SUPPRESSED);
        });
        market.until(DAY.multipliedBy(20));
        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.CONTESTED);
    }

    @Test
    void shouldContestWhatConsentStoppedAsSoonAsRivalsKnow() {
        knowsRoux();
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        notice();
        market.until(DAY.multipliedBy(2));

        assertThat(market.decisions())
                .extracting(Decision::getLane)
                .containsExactly(Lane.HELD, Lane.SUPPRESSED, Lane.CONTESTED);
    }

    @Test
    void shouldKeepACommodityStoppedThatRivalsSee() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(
                signal("a", "gazette", "PRESS", Duration.ZERO, signal -> signal.setOffering("paper")),
                signal("b", "crm", "HAND_RAISE", Duration.ZERO, signal -> {
                    by("c.roux@acme.fr", "CFO").accept(signal);
                    signal.setOffering("paper");
                }));
        market.until(DAY.multipliedBy(14));

        assertThat(market.decisions()).extracting(Decision::getLane).endsWith(Lane.SUPPRESSED, Lane.AUTOMATION);
    }

    @Test
    void shouldLetConsentWinOverTime() {
        knowsRoux();
        market.touch("a-1", DAY.negated(), with("p-1"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        market.until(DAY.multipliedBy(20));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.SUPPRESSED);
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
        market.until(DAY.multipliedBy(21));
        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
    }

    @Test
    void shouldDecideAgainWhenATouchIsReportedLate() {
        knowsRoux();
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.send(signal("b", "site", "WEB_VISIT", DAY.multipliedBy(2)));
        market.touch("a-1", DAY.negated(), with("p-1"));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.SUPPRESSED);
    }

    @Test
    void shouldRejectATouchFromTheFuture() {
        market.touch(ACME, Duration.ofDays(2_000), with("x"));

        assertThat(market.rejected()).hasSize(1);
    }

    @Test
    void shouldSayWhenAndHowToContactWhom() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN, person -> {
            person.setTimeZone("America/New_York");
            person.setPreferredChannel(Channel.SOCIAL);
        });
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "Directrice financière"));

        Opportunity given = market.opportunities().get(0);

        // 9 h in UTC is 4 h there: the morning of the same day, 14 h to 17 h in UTC.
        assertThat(given.getContactFrom()).isBetween(at(HOUR.multipliedBy(5)), at(HOUR.multipliedBy(7)));
        assertThat(given.getContactUntil()).isEqualTo(given.getContactFrom().plus(HOUR));
        assertThat(given.getChannel()).isEqualTo(Channel.SOCIAL);
        assertThat(given.getWhy())
                .contains("The next contact falls into working hours in America/New_York, from "
                        + given.getContactFrom() + " to " + given.getContactUntil() + ".");
        assertThat(given.getBuyingGroup().getSeenRoles()).containsExactly("CFO");
        assertThat(given.getBuyingGroup().getMissingRoles())
                .doesNotContain("CFO")
                .contains("CTO");
        assertThat(given.getBuyingGroup().getNextPersonId()).isEqualTo("p-1");
        assertThat(given.getBuyingGroup().getNextRole()).isEqualTo("CFO");
    }

    @Test
    void shouldNotContactAnybodyOnANationalHoliday() {
        // Bastille Day, a Tuesday; the account's home tells the country.
        Instant bastille = Instant.parse("2026-07-14T06:00:00Z");
        market.send(raise("a", Duration.between(Market.START, bastille), "c.roux@acme.fr", "CFO"));

        assertThat(market.opportunities().get(0).getContactFrom())
                .isBetween(Instant.parse("2026-07-15T07:00:00Z"), Instant.parse("2026-07-15T09:00:00Z"));
    }

    @Test
    void shouldWaitWithTheNextContactUntilThePersonMayBeContactedAgain() {
        knowsRoux();
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));
        market.touch("a-1", HOUR, with("p-1"));
        market.seller("seller-3", seller -> {});
        market.passWallClock(Duration.ofSeconds(2));

        Decision assigned = market.decisions().get(1);

        assertThat(assigned.getLane()).isEqualTo(Lane.HUMAN);
        assertThat(assigned.getContactFrom())
                .isAfterOrEqualTo(at(DAY.multipliedBy(14).plus(HOUR)));
        // A Monday brought no answer, so that it is no Monday again; and no e-mail.
        assertThat(assigned.getContactFrom()).isBetween(at(DAY.multipliedBy(15)), at(DAY.multipliedBy(16)));
        assertThat(assigned.getChannel()).isEqualTo(Channel.PHONE);
    }

    @Test
    void shouldAskForAnIntroductionByWhoIsKnownInPerson() {
        knowsRoux();
        market.person(
                "p-2", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN, person -> person.setRole("Directeur technique"));
        market.touch("a-1", DAY.negated(), reply("p-2"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));

        assertThat(market.opportunities().get(0).getWhy())
                .contains("Ask for an introduction first: p-2 (Directeur technique), who replied on 2026-01-04,"
                        + " is known in person.");
    }

    @Test
    void shouldConvinceThemOneByOne() {
        knowsRoux();
        market.person("p-2", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN, person -> person.setRole("DSI"));
        market.touch("a-1", DAY.negated(), reply("p-1"));
        market.send(raise("a", Duration.ZERO, "c.roux@acme.fr", "CFO"));

        assertThat(market.opportunities().get(0).getBuyingGroup()).satisfies(group -> {
            assertThat(group.getNextPersonId()).isEqualTo("p-2");
            assertThat(group.getNextRole()).isEqualTo("CTO");
        });
    }
}

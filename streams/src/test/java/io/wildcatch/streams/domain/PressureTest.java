package io.wildcatch.streams.domain;

import static io.wildcatch.streams.domain.Account.DAY;
import static io.wildcatch.streams.domain.Account.HOUR;
import static io.wildcatch.streams.domain.Account.at;
import static io.wildcatch.streams.domain.Account.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.policy.Policy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PressureTest {

    /** A Monday. */
    private static final long START = at("2026-01-05T09:30:00Z");

    private static final Policy POLICY = Policy.defaults();
    private static final Pressure PRESSURE = new Pressure(POLICY.pressure(), new Zones(ZoneOffset.UTC));

    private static Account acme() {
        return new Account("acme.test").of(null, member("p-1", "CFO", null, null));
    }

    private static Leave ask(Account account, long at) {
        return PRESSURE.ask(account.moment(at));
    }

    private static Leave.Stopped stopped(Account account, long at) {
        return (Leave.Stopped) ask(account, at);
    }

    @Test
    void shouldAllowOneContactWithAPersonInAFortnight() {
        Account account = acme().out(START, "p-1");

        assertThat(stopped(account, START).until()).isEqualTo(START + 14 * DAY);
        assertThat(ask(account, START + 14 * DAY - 1)).isInstanceOf(Leave.Stopped.class);
        assertThat(ask(account, START + 14 * DAY)).isInstanceOf(Leave.Granted.class);
    }

    @Test
    void shouldKnowAPersonByTheIdThatTheyHadBeforeTheCrmKnewThem() {
        SeenPerson seen = Objects.requireNonNull(SeenPerson.of("p-1@acme.test", null, null));
        Account account = acme().out(START, seen.id());

        assertThat(stopped(account, START + DAY).until()).isEqualTo(START + 14 * DAY);
    }

    @Test
    void shouldAllowThreeContactsWithAnAccountInThirtyDays() {
        Account account = acme().out(START, "x").out(START + 2 * DAY, "y");
        assertThat(ask(account, START + 3 * DAY)).isInstanceOf(Leave.Granted.class);

        account.out(START + 5 * DAY, null);

        assertThat(stopped(account, START + 6 * DAY).until()).isEqualTo(START + 30 * DAY);
        assertThat(stopped(account, START + 6 * DAY).rule()).isEqualTo(Rule.CONTACT_PRESSURE);
    }

    @Test
    void shouldRestoreTheBudgetsByAReply() {
        Account account = acme().out(START, "x").out(START + 2 * DAY, "y").out(START + 5 * DAY, "p-1");

        // Somebody else's reply gives the account its budget back, but not the person.
        account.in(START + 6 * DAY, "x");
        assertThat(stopped(account, START + 7 * DAY).until()).isEqualTo(START + 19 * DAY);

        account.in(START + 7 * DAY, "p-1");
        assertThat(ask(account, START + 7 * DAY)).isInstanceOf(Leave.Granted.class);
        assertThat(PRESSURE.load(account.moment(START + 7 * DAY), null)).isEqualTo(new Pressure.Load(null, 0));
    }

    @Test
    void shouldNotCountAReplyToWhatCameAfterIt() {
        Account account = acme().in(START, "p-1").out(START + HOUR, "p-1");

        assertThat(ask(account, START + DAY)).isInstanceOf(Leave.Stopped.class);
    }

    @Test
    void shouldChooseWhoIsFreeAndElseWhoIsFirst() {
        Account account = new Account("acme.test")
                .of(null, member("p-1", "CFO", null, null), member("p-2", "CTO", null, null))
                .out(START, "p-1");
        Leave.Granted free = (Leave.Granted) ask(account, START + DAY);
        assertThat(Objects.requireNonNull(free.contact()).id()).isEqualTo("p-2");

        account.out(START + 2 * DAY, "p-2");

        Leave.Stopped first = stopped(account, START + 3 * DAY);
        assertThat(Objects.requireNonNull(first.contact()).id()).isEqualTo("p-1");
        assertThat(first.until()).isEqualTo(START + 14 * DAY);
    }

    @Test
    void shouldKnowARobotByItsWeekdayAndHour() {
        Account account = acme().out(START, "x").out(START + 7 * DAY + 29 * 60_000, "y");
        assertThat(ask(account, START + 8 * DAY)).isInstanceOf(Leave.Granted.class);

        account.out(START + 14 * DAY, "z");

        assertThat(stopped(account, START + 15 * DAY).rule()).isEqualTo(Rule.ROBOT_CADENCE);
        assertThat(stopped(account, START + 15 * DAY).until()).isEqualTo(START + 30 * DAY);
        account.in(START + 15 * DAY, "z");
        assertThat(ask(account, START + 15 * DAY)).isInstanceOf(Leave.Granted.class);
    }

    @Test
    void shouldTakeNeitherAnotherHourNorOneMailToThreePeopleForARobot() {
        Account other =
                acme().out(START, "x").out(START + 7 * DAY + 31 * 60_000, "y").out(START + 14 * DAY, "z");
        Account mail = acme().out(START, "x").out(START + 1, "y").out(START + 2, "z");

        assertThat(stopped(other, START + 15 * DAY).rule()).isEqualTo(Rule.CONTACT_PRESSURE);
        assertThat(stopped(mail, START + 3).rule()).isEqualTo(Rule.CONTACT_PRESSURE);
    }

    @Test
    void shouldTellTheHourWhereThePersonIs() {
        // 9:30 in Paris before and after the clocks change on 29 March 2026; in UTC that is 8:30 and 7:30.
        Account account = new Account("acme.fr")
                .of("FR", member("p-1", "CFO", null, null))
                .out(at("2026-03-16T08:30:00Z"), "x")
                .out(at("2026-03-23T08:30:00Z"), "y")
                .out(at("2026-03-30T07:30:00Z"), "z");

        assertThat(stopped(account, at("2026-03-31T07:30:00Z")).rule()).isEqualTo(Rule.ROBOT_CADENCE);
    }

    @Test
    void shouldCountATouchOnce() {
        Account account = acme().out(START, "x").out(START, "x").out(START, "x");

        assertThat(account.ledger.touches()).hasSize(1);
    }

    @Test
    void shouldForgetWhatCanNotMatterAnyMore() {
        Account account = acme().out(START, "x").until(START + 38 * DAY).out(START + 38 * DAY, "y");

        assertThat(account.ledger.touches()).extracting(Touch::person).containsExactly("y");
        for (int i = 0; i < 100; i++) {
            account.out(START + 38 * DAY + i, "y");
        }
        assertThat(account.ledger.touches()).hasSize(Ledger.TOUCHES);
    }

    /** Contacts follow the decisions here, as sellers and machines that obey would make them, and some that don't. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldNeverEnterALaneInWhichSomebodyIsContactedTooOften(long seed) {
        Random random = new Random(seed);
        Account account =
                new Account("acme.test").of(null, member("p-1", "CFO", null, null), member("p-2", "CTO", null, null));
        long now = START;
        while (now < START + 120 * DAY) {
            now += (long) (random.nextDouble() * 3 * DAY);
            String person = random.nextInt(4) == 0 ? null : "p-" + (1 + random.nextInt(2));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> account.out(now, person);
                case 3 -> account.in(now, random.nextInt(3) == 0 ? person : null);
                case 4 -> account.signal(now, "paper", "crm", "HAND_RAISE", null);
                case 5 -> account.raise(now);
                case 6 -> account.end(now);
                default -> account.until(now);
            }
        }
        account.until(now + 60 * DAY);

        assertThat(account.told).extracting(Decision::lane).contains(Lane.SUPPRESSED);
        for (Decision decision : account.told) {
            if (decision.lane() == Lane.HUMAN || decision.lane() == Lane.AUTOMATION) {
                assertThat(withinBudgets(account, decision)).as("%s", decision).isTrue();
            }
        }
        assertEachComesBack(account);
    }

    /** Counted anew from all touches, in another way than the rule counts. */
    private static boolean withinBudgets(Account account, Decision decision) {
        Contact contact = Objects.requireNonNull(decision.advice().contact());
        return unanswered(account, contact.id(), decision.at(), 14) < 1
                && unanswered(account, null, decision.at(), 30) < 3;
    }

    private static long unanswered(Account account, String person, long now, int days) {
        List<Touch> touches = account.all.stream()
                .filter(touch -> touch.at() <= now && (person == null || person.equals(touch.person())))
                .toList();
        long reply = touches.stream()
                .filter(Touch::inbound)
                .mapToLong(Touch::at)
                .max()
                .orElse(0);
        return touches.stream()
                .filter(touch -> !touch.inbound() && touch.at() > reply && touch.at() > now - days * DAY)
                .count();
    }

    /** What is next said of a suppressed opportunity is at the time named, or before it when something happened. */
    private static void assertEachComesBack(Account account) {
        List<Decision> told = account.told;
        for (int i = 0; i < told.size(); i++) {
            Decision decision = told.get(i);
            if (decision.lane() == Lane.SUPPRESSED) {
                Decision next = told.subList(i + 1, told.size()).stream()
                        .filter(later -> later.opportunityId().equals(decision.opportunityId()))
                        .findFirst()
                        .orElseThrow();
                long lifts = Objects.requireNonNull(decision.advice().liftsAt());
                boolean undisturbed =
                        account.all.stream().noneMatch(touch -> touch.at() > decision.at() && touch.at() <= lifts);
                assertThat(next.lane()).isIn(Lane.HUMAN, Lane.AUTOMATION, Lane.EXPIRED, Lane.CLOSED);
                assertThat(!undisturbed || next.at() <= lifts).isTrue();
            }
        }
    }
}

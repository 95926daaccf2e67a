package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Pursuit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes before or after its turn: through the whole topology with its real stores. */
class OutOfTurnStoriesTest extends Stories {

    @TempDir
    private Path other;

    private Decision last() {
        List<Decision> decisions = market.decisions();
        return decisions.get(decisions.size() - 1);
    }

    private void acme(String... domains) {
        market.account("a-1", account -> account.setDomains(List.of(domains)));
    }

    private void acme() {
        acme("acme.fr");
    }

    private static Instant day(int number) {
        return Market.START.plus(DAY.multipliedBy(number));
    }

    @Test
    void shouldDecideAtThePresentWhenTheCrmLearnsOfACompanyLate() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.until(DAY.multipliedBy(20));
        market.decisions();

        acme();

        assertThat(market.decisions())
                .hasSize(2)
                .allSatisfy(decision -> assertThat(decision.getAt()).isEqualTo(day(20)));
    }

    /** The number leads to the domain only now, so that what was gathered by it moves. */
    @Test
    void shouldDecideAtThePresentWhatTheCrmBringsHome() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, of(null, "FR:552032534", "Acme", "Lyon")));
        market.until(DAY.multipliedBy(20));
        market.decisions();

        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setRegistryId("FR:552032534");
        });

        assertThat(market.decisions())
                .hasSize(2)
                .allSatisfy(decision -> assertThat(decision.getAt()).isEqualTo(day(20)));
    }

    @Test
    void shouldDecideAtThePresentWhatASignalBringsHome() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, of(null, "FR:552032534", "Acme", "Lyon")));
        market.decisions();

        market.send(signal("b", "site", "WEB_VISIT", DAY.multipliedBy(20), of("acme.fr", "FR:552032534", null, null)));

        assertThat(market.decisions())
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(decision.getAt()).isEqualTo(day(20)));
    }

    @Test
    void shouldContactNobodyInThePastWhenTheCrmLearnsOfACompanyLate() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.until(DAY.multipliedBy(20));

        acme();

        assertThat(last()).satisfies(decision -> {
            assertThat(decision.getAccountId()).isEqualTo("a-1");
            assertThat(decision.getContactFrom()).isAfterOrEqualTo(day(20));
        });
    }

    @Test
    void shouldDateAnOptOutByThePresent() {
        acme();
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
        market.send(signal("a", "crm", "HAND_RAISE", DAY, by("c.roux@acme.fr", "CFO")));
        market.until(DAY.multipliedBy(30));

        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);

        assertThat(last()).satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(decision.getAt()).isEqualTo(day(30));
        });
    }

    @Test
    void shouldMakeNoReportLateByAnAccountThatIsSentAgain() {
        acme();
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.until(DAY.multipliedBy(20));

        acme();
        market.send(signal("b", "site", "WEB_VISIT", DAY));

        assertThat(market.fates).doesNotContainKey(Fate.LATE);
    }

    @Test
    void shouldPlanAContactFromThePresentAfterALateReport() {
        market.send(signal("v", "site", "WEB_VISIT", DAY.multipliedBy(2)));

        market.send(signal("h", "crm", "HAND_RAISE", DAY));

        assertThat(last()).satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(decision.getContactFrom()).isAfterOrEqualTo(day(2));
        });
    }

    @Test
    void shouldCountATouchThatComesBeforeItsAccount() {
        market.touch("a-1", DAY.negated(), touch -> touch.setPersonId("p-1"));
        acme();
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);

        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

        assertThat(last().getLane()).isEqualTo(Lane.SUPPRESSED);
        assertThat(market.strays).isEmpty();
    }

    @Test
    void shouldFoundNoLedgerForATouchOfNobody() {
        market.touch("a-1", DAY.negated(), touch -> {});

        assertThat(market.<String>store(StoreNames.LEDGERS).get("a-1")).isNull();
    }

    @Test
    void shouldHeedAVerdictThatComesBeforeItsAccount() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("a-1", Outcome.LOST, DAY);

        acme();

        assertThat(last()).satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.CLOSED);
            assertThat(decision.getAccountId()).isEqualTo("a-1");
            assertThat(decision.getAt()).isEqualTo(day(1));
        });
    }

    @Test
    void shouldSayWhatItGivesUpWhenTheAccountNeverComes() {
        market.touch("a-9", Duration.ZERO, touch -> {});
        market.verdict("a-9", Outcome.LOST, DAY);
        market.passWallClock(DAY.multipliedBy(6));
        assertThat(market.strays).isEmpty();

        market.passWallClock(DAY.multipliedBy(2));

        assertThat(market.strays).containsOnly(Map.entry("touch", 1), Map.entry("verdict", 1));
    }

    @Test
    void shouldLetNoMoreWaitThanALedgerRemembers() {
        for (int i = 0; i < Waiting.MOST + 3; i++) {
            market.touch("a-1", Duration.ofMinutes(i), touch -> touch.setChannel(Channel.PHONE));
        }
        assertThat(market.strays).containsOnly(Map.entry("touch", 3));

        acme();

        byte[] bytes =
                Objects.requireNonNull(market.<String>store(StoreNames.LEDGERS).get("acme.fr"));
        assertThat(LedgerCodec.decode("acme.fr", bytes).touches()).hasSize(Waiting.MOST);
    }

    @Test
    void shouldHeedAVerdictThatComesBeforeTheReportsItEnds() {
        market.verdict("domain:acme.fr", Outcome.LOST, DAY);

        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));

        assertThat(market.decisions()).isEmpty();
        assertThat(pursuit("acme.fr").isOpen()).isFalse();
    }

    private Pursuit pursuit(String home) {
        byte[] bytes =
                Objects.requireNonNull(market.<String>store(StoreNames.LEDGERS).get(home));
        return LedgerCodec.decode(home, bytes).pursuit("erp");
    }

    @Test
    void shouldLearnTheSameInWhateverOrderReportsCome() {
        try (Market late = new Market(other)) {
            for (Market each : List.of(market, late)) {
                each.account("a-1", account -> account.setDomains(List.of("acme.fr")));
            }
            market.send(
                    signal("h", "crm", "HAND_RAISE", DAY), signal("s", "surge-a", "TOPIC_SURGE", DAY.multipliedBy(2)));
            late.send(
                    signal("s", "surge-a", "TOPIC_SURGE", DAY.multipliedBy(2)), signal("h", "crm", "HAND_RAISE", DAY));

            Lessons inOrder = new Lessons(market.store(StoreNames.LESSONS));
            Lessons outOfOrder = new Lessons(late.store(StoreNames.LESSONS));
            assertThat(inOrder.standing().contacts()).isEqualTo(1);
            assertThat(outOfOrder.standing().contacts()).isEqualTo(1);
            assertThat(Objects.requireNonNull(outOfOrder.buyer("acme.fr", "erp"))
                            .families())
                    .isEqualTo(Objects.requireNonNull(inOrder.buyer("acme.fr", "erp"))
                            .families());
        }
    }

    @Test
    void shouldCountNoContactTwiceWhenLateNewsComesOfWhatASellerHas() {
        market.send(signal("h", "crm", "HAND_RAISE", DAY));

        market.send(signal("v", "site", "WEB_VISIT", HOUR));
        market.touch("domain:acme.fr", HOUR.multipliedBy(2), touch -> {});

        assertThat(new Lessons(market.store(StoreNames.LESSONS)).standing().contacts())
                .isEqualTo(1);
    }

    @Test
    void shouldBringVerdictsToWhereAnotherAccountHasTakenTheDomain() {
        acme();
        market.account("a-0", account -> account.setDomains(List.of("group.fr", "acme.fr")));
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        assertThat(pursuit("group.fr").isOpen()).isTrue();

        market.verdict("a-1", Outcome.LOST, DAY);

        assertThat(pursuit("group.fr").isOpen()).isFalse();
    }

    private void optedOut() {
        acme();
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));
    }

    private List<Decision> proposed() {
        return market.decisions().stream()
                .filter(decision -> decision.getLane() == Lane.HUMAN)
                .toList();
    }

    @Test
    void shouldHeedAnOptOutLongerThanTheCrmKeepsTheAccount() {
        optedOut();

        market.deleteAccount("a-1");
        market.until(DAY.multipliedBy(2));

        assertThat(proposed()).isEmpty();
    }

    @Test
    void shouldHeedAnOptOutOfADeletedAccount() {
        acme();
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
        market.deleteAccount("a-1");

        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_OUT);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));

        assertThat(proposed()).isEmpty();
    }

    @Test
    void shouldForgetWhoOptedOutOnceTheirOwnRecordIsDeleted() {
        optedOut();
        market.deleteAccount("a-1");

        market.deletePerson("p-1");

        assertThat(new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS))).people("acme.fr"))
                .isEmpty();
        assertThat(proposed()).hasSize(1);
    }

    @Test
    void shouldProposeWhoOptsInAgainAfterTheAccountWasDeleted() {
        optedOut();
        market.deleteAccount("a-1");

        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);

        assertThat(new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS))).people("acme.fr"))
                .isEmpty();
        assertThat(proposed()).hasSize(1);
    }

    @Test
    void shouldProposeNobodyWhoOptedOutWhileTwoAccountsBecomeOne() {
        market.account("a-2", account -> account.setDomains(List.of("acme.fr")));
        optedOut();

        market.deleteAccount("a-1");
        market.person("p-1", "a-2", "c.roux@acme.fr", Consent.OPT_OUT);
        market.until(DAY.multipliedBy(2));

        assertThat(proposed()).isEmpty();
        assertThat(new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS))).people("acme.fr"))
                .singleElement()
                .satisfies(person -> assertThat(person.getAccountId()).isEqualTo("a-2"));
    }

    @Test
    void shouldLeaveNobodyBehindWhenADeletedAccountComesBackElsewhere() {
        optedOut();
        market.deleteAccount("a-1");

        acme("new.fr");

        Dossiers dossiers = new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS)));
        assertThat(dossiers.people("acme.fr")).isEmpty();
        assertThat(dossiers.people("new.fr")).hasSize(1);
    }

    @Test
    void shouldLeaveNobodyBehindWhenAnAccountMoves() {
        optedOut();

        acme("new.fr");

        Dossiers dossiers = new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS)));
        assertThat(dossiers.people("acme.fr")).isEmpty();
        assertThat(dossiers.people("new.fr")).hasSize(1);
    }
}

package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opted out at one account isn't contacted at another one at which a source shows their address. */
class SuppressionStoriesTest extends Stories {

    private static final String ROUX = "c.roux@group.example";

    @BeforeEach
    void theCrmKnowsTwoCompanies() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
        market.account("a-2", account -> account.setDomains(List.of("other.fr")));
    }

    private Decision raised(String id) {
        market.send(signal(id, "crm", "HAND_RAISE", Duration.ZERO, by(ROUX, "CFO")));
        List<Decision> decisions = market.decisions();
        return decisions.get(decisions.size() - 1);
    }

    @Test
    void shouldNotContactWhoOptedOutAtAnotherAccount() {
        market.person("p-1", "a-2", " C.Roux@Group.example", Consent.OPT_OUT);

        assertNobodyIsContacted(raised("a"));
    }

    @Test
    void shouldNotContactThemAtACompanyThatTheCrmDoesNotKnow() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.deleteAccount("a-1");

        assertNobodyIsContacted(raised("a"));
    }

    @Test
    void shouldNotContactThemWhereTheCrmListsThemAgain() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.person("p-2", "a-1", ROUX, Consent.OPT_IN);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));

        assertNobodyIsContacted(market.decisions().get(0));
    }

    @Test
    void shouldContactTheirColleagueAndTellNothingOfThem() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.person("p-2", "a-1", ROUX, Consent.OPT_IN);
        market.person("p-3", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN);
        raised("a");

        Opportunity given = market.opportunities().get(0);
        assertThat(given.getPersonId()).isEqualTo("p-3");
        assertThat(given.getPeople()).extracting(Person::getId).containsExactly("p-3");
    }

    @Test
    void shouldContactThemOnceNobodyOfThatAddressIsOptedOut() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.person("p-2", "a-2", ROUX, Consent.OPT_OUT);

        market.person("p-1", "a-2", ROUX, Consent.OPT_IN);
        assertThat(raised("a").getLane()).isEqualTo(Lane.SUPPRESSED);
        market.person("p-2", "a-2", "somebody.else@group.example", Consent.OPT_OUT);
        assertThat(raised("b").getLane()).isEqualTo(Lane.HUMAN);
    }

    @Test
    void shouldForgetThemWithTheirRecord() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.deletePerson("p-1");

        assertThat(raised("a").getLane()).isEqualTo(Lane.HUMAN);
    }

    @Test
    void shouldKeepTheirAddressWhenTheyMoveOrTheirAccountGoes() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.person("p-1", "a-3", ROUX, Consent.OPT_OUT);
        market.deleteAccount("a-2");

        assertNobodyIsContacted(raised("a"));
    }

    @Test
    void shouldTakeNobodyForThemWhoHasNoAddress() {
        market.person("p-1", "a-2", null, Consent.OPT_OUT);

        assertThat(raised("a").getLane()).isEqualTo(Lane.HUMAN);
    }

    /** They do so at the other account, while an opportunity that names them is open here; then nothing else happens. */
    private void optOutElsewhere() {
        market.person("p-1", "a-2", ROUX, Consent.OPT_OUT);
        market.passWallClock(Duration.ofSeconds(1));
    }

    @Test
    void shouldTakeAnOpportunityBackWhoseOnlyContactOptsOutElsewhere() {
        Decision given = raised("a");
        assertThat(market.opportunities()).hasSize(1);
        optOutElsewhere();

        assertThat(market.decisions()).singleElement().satisfies(taken -> {
            assertThat(taken.getOpportunityId()).isEqualTo(given.getOpportunityId());
            assertThat(taken.getLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(taken.getRule()).isEqualTo("consent");
        });
        assertThat(market.opportunities()).singleElement().satisfies(taken -> {
            assertThat(taken.getLane()).isEqualTo(Lane.SUPPRESSED);
            assertThat(taken.getPeople()).isEmpty();
        });
    }

    @Test
    void shouldTakeItBackFromMachinesAtACompanyThatTheCrmDoesNotKnow() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> {
            by(ROUX, "CFO").accept(signal);
            signal.getAccount().setDomain("unknown.fr");
            signal.setOffering("paper");
        }));
        optOutElsewhere();

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.AUTOMATION, Lane.SUPPRESSED);
    }

    @Test
    void shouldNameTheirColleagueInAnOpportunityThatIsOpen() {
        market.person("p-3", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN);
        Decision given = raised("a");
        assertThat(market.opportunities()).hasSize(1);
        optOutElsewhere();

        assertThat(market.decisions()).isEmpty();
        assertThat(market.opportunities()).singleElement().satisfies(told -> {
            assertThat(told.getOpportunityId()).isEqualTo(given.getOpportunityId());
            assertThat(told.getLane()).isEqualTo(Lane.HUMAN);
            assertThat(told.getAt()).isAfter(given.getAt());
            assertThat(told.getPersonId()).isEqualTo("p-3");
            assertThat(told.getPeople()).extracting(Person::getId).containsExactly("p-3");
        });

        market.person("p-4", "a-2", "e.noir@other.fr", Consent.OPT_OUT);
        market.passWallClock(Duration.ofSeconds(1));
        assertThat(market.opportunities()).isEmpty();
    }

    @Test
    void shouldLeaveAloneWhatIsOver() {
        raised("a");
        market.verdict("a-1", Outcome.WON, HOUR);
        assertThat(market.opportunities()).hasSize(2);
        optOutElsewhere();

        assertThat(market.opportunities()).isEmpty();
        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.CLOSED);
    }
}

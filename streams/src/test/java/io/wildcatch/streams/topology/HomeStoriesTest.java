package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.streams.domain.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How what is told of one company comes together, and of others stays apart. */
class HomeStoriesTest extends Stories {

    @Test
    void shouldNotRepartitionASignalThatIsKeyedByItsHome() {
        market.send(signal("a", "site", "WEB_VISIT", Duration.ZERO));
        assertThat(market.repartitioned()).isEmpty();

        market.send(signal("b", "site", "WEB_VISIT", DAY, of(null, null, "Nowhere Ltd", "Lyon")));
        // To the block of names like it, and from there home.
        assertThat(market.repartitioned()).hasSize(2);
    }

    @Test
    void shouldGiveAProvisionalAccountsHistoryToTheCrmsAccount() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));

        List<Decision> decisions = market.decisions();

        assertThat(decisions)
                .extracting(Decision::getAccountId)
                .containsExactly("domain:acme.fr", "domain:acme.fr", "a-1");
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
        assertThat(decisions.get(1).getRule()).isEqualTo("merged");
        assertThat(decisions.get(2).getSignals()).containsExactly("a");
    }

    @Test
    void shouldBringWhatIsKnownByRegistryIdHomeToTheDomainThatASignalLinksIt() {
        market.send(
                signal("notice", "gazette", "LEGAL_NOTICE", Duration.ZERO, of(null, "FR:552032534", "Acme", "Paris")));
        market.send(signal("visit", "site", "WEB_VISIT", DAY, of("acme.fr", "FR:552032534", null, null)));

        Decision last = last(market.decisions());

        assertThat(last.getAccountId()).isEqualTo("domain:acme.fr");
        assertThat(last.getSignals()).containsExactly("notice", "visit");
        assertThat(last.getSources()).containsExactly("gazette", "site");
    }

    @Test
    void shouldLeadEveryIdentifierOfAnAccountToOneLedger() {
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr", "acme.com"));
            account.setRegistryId("FR:552032534");
            account.setName("Acme Industries SA");
            account.setCity("Lyon");
        });
        market.send(
                signal("by-domain", "site", "WEB_VISIT", Duration.ZERO),
                signal("by-other-domain", "site", "CONTENT_DOWNLOAD", DAY, of("www.acme.com", null, null, null)),
                signal(
                        "by-register",
                        "gazette",
                        "LEGAL_NOTICE",
                        DAY.multipliedBy(2),
                        of(null, "fr:552 032 534", null, null)),
                signal("by-name", "crm", "HAND_RAISE", DAY.multipliedBy(3), of(null, null, "ACME INDUSTRIES", "lyon")));

        Decision last = last(market.decisions());

        assertThat(last.getAccountId()).isEqualTo("a-1");
        assertThat(last.getSignals()).containsExactly("by-domain", "by-other-domain", "by-register", "by-name");
    }

    @Test
    void shouldKnowADomainInLettersAndInAscii() {
        market.account("a-1", account -> account.setDomains(List.of("société.fr")));
        market.send(
                signal("letters", "site", "WEB_VISIT", Duration.ZERO, of("www.société.fr", null, null, null)),
                signal("ascii", "crm", "HAND_RAISE", DAY, of("xn--socit-esab.fr", null, null, null)));

        Decision last = last(market.decisions());

        assertThat(last.getAccountId()).isEqualTo("a-1");
        assertThat(last.getSignals()).containsExactly("letters", "ascii");
    }

    @Test
    void shouldKeepCompaniesApartThatLiveUnderOneProvidersDomain() {
        market.send(
                signal("a", "crm", "HAND_RAISE", Duration.ZERO, of("shop.acme.uk.com", null, null, null)),
                signal("b", "crm", "HAND_RAISE", HOUR, of("umbra.uk.com", null, null, null)));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsExactly("domain:acme.uk.com", "domain:umbra.uk.com");
        assertThat(market.repartitioned()).isEmpty();
    }

    @Test
    void shouldKeepHomonymsApartByPlaceAndAskAHumanWhenThereIsNone() {
        market.account("a-1", account -> {
            account.setRegistryId("FR:552032534");
            account.setName("Dupont");
            account.setCity("Lyon");
        });
        market.account("a-2", account -> {
            account.setRegistryId("FR:732829320");
            account.setName("Dupont SARL");
            account.setCity("Nice");
        });
        market.send(
                signal("lyon", "crm", "HAND_RAISE", Duration.ZERO, of(null, null, "DUPONT", "Lyon")),
                signal("metz", "crm", "HAND_RAISE", HOUR, of(null, null, "Dupont", "Metz")),
                signal("nowhere", "crm", "HAND_RAISE", HOUR, of(null, null, "Dupont", null)));

        assertThat(market.decisions()).extracting(Decision::getAccountId).containsExactly("a-1", "name:dupont|FR|metz");
        assertThat(market.unresolved()).singleElement().satisfies(unresolved -> {
            assertThat(unresolved.getSignal().getId()).isEqualTo("nowhere");
            assertThat(unresolved.getCandidates()).containsExactly("a-1", "a-2");
        });
    }

    @Test
    void shouldNotMergeCompaniesByAPlaceholderRegistryId() {
        market.send(
                signal("a", "gazette", "LEGAL_NOTICE", Duration.ZERO, of(null, "FR:000000000", "Alpha", "Lyon")),
                signal("b", "gazette", "LEGAL_NOTICE", Duration.ZERO, of(null, "FR:000000000", "Beta", "Lyon")));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsExactly("name:alpha|FR|lyon", "name:beta|FR|lyon");
    }

    @Test
    void shouldForgetAnAccountThatTheCrmDeleted() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr", "acme.com")));
        market.deleteAccount("a-1");
        market.send(
                signal("a", "site", "WEB_VISIT", Duration.ZERO),
                signal("b", "site", "WEB_VISIT", HOUR, of("acme.com", null, null, null)));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsExactly("domain:acme.fr", "domain:acme.com");
    }

    @Test
    void shouldNotKnowACompanyByAFreeMailDomain() {
        market.send(signal("a", "site", "WEB_VISIT", Duration.ZERO, of("gmail.com", null, null, null)));

        assertThat(market.unresolved()).hasSize(1);
        assertThat(market.fates).containsExactly(Map.entry(Fate.UNRESOLVED, 1));
    }

    @Test
    void shouldShowWhoLooksIntoItWhatTheSenderGave() {
        market.send(
                signal("typo", "site", "WEB_VISIT", Duration.ZERO, of("not a domain!!", null, null, null)),
                signal("mail", "site", "WEB_VISIT", HOUR, of("gmail.com", "FR:000000000", null, null)));

        assertThat(market.unresolved())
                .extracting(unresolved -> unresolved.getGiven().getDomain())
                .containsExactly("not a domain!!", "gmail.com");
    }

    @Test
    void shouldShowWhatWasGivenThoughTheNameLedSomewhereElseFirst() {
        for (String town : List.of("Lyon", "Nice")) {
            market.account("a-" + town, account -> {
                account.setRegistryId(town.equals("Lyon") ? "FR:552032534" : "FR:732829320");
                account.setName("Dupont");
                account.setCity(town);
            });
        }
        market.send(signal("nowhere", "crm", "HAND_RAISE", HOUR, of("gmail.com", null, "Dupont", null)));

        assertThat(market.unresolved()).singleElement().satisfies(unresolved -> {
            assertThat(unresolved.getSignal().getAccount().getDomain()).isNull();
            assertThat(unresolved.getGiven().getDomain()).isEqualTo("gmail.com");
            assertThat(unresolved.getGiven().getName()).isEqualTo("Dupont");
        });
    }

    @Test
    void shouldGiveWhatWasKnownByRegistryIdToTheAccountThatHasADomain() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, of(null, "FR:552032534", null, null)));
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setRegistryId("FR:552032534");
        });

        List<Decision> decisions = market.decisions();

        assertThat(decisions)
                .extracting(Decision::getAccountId)
                .containsExactly("registry:FR:552032534", "registry:FR:552032534", "a-1");
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED, Lane.HUMAN);
    }

    @Test
    void shouldNotOpenAgainWhatAVerdictEndedAtTheHomeBefore() {
        market.send(
                signal("x", "site", "WEB_VISIT", Duration.ZERO, of("new.fr", null, null, null)),
                signal("a", "crm", "HAND_RAISE", HOUR));
        market.verdict("domain:acme.fr", Outcome.NO_PROJECT, DAY);
        market.account("a-1", account -> account.setDomains(List.of("new.fr", "acme.fr")));

        List<Decision> decisions = market.decisions();

        assertThat(decisions).extracting(Decision::getLane).containsOnlyOnce(Lane.HUMAN);
        assertThat(decisions.get(decisions.size() - 1).getAccountId()).isEqualTo("a-1");
        assertThat(decisions.get(decisions.size() - 1).getLane()).isEqualTo(Lane.CLOSED);
    }

    @Test
    void shouldKnowTheVerdictOfTheHomeBeforeWhenAReportComesLate() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.verdict("domain:acme.fr", Outcome.LOST, DAY.multipliedBy(2));
        market.account("a-1", account -> account.setDomains(List.of("new.fr", "acme.fr")));
        market.send(signal("late", "site", "WEB_VISIT", DAY));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN, Lane.CLOSED);
    }

    /** The paper names the town of a domain, a tender and the register name the town alone. */
    @Test
    void shouldBringWhatBearsOneNameInOnePlaceHomeToItsDomain() {
        market.send(
                signal("tender", "tenders", "TENDER", Duration.ZERO, of(null, null, "ACME SA", "Lyon")),
                signal("notice", "gazette", "LEGAL_NOTICE", HOUR, of(null, "FR:552032534", "Acme", "LYON 3")),
                signal("visit", "site", "WEB_VISIT", DAY),
                signal("headline", "press", "PRESS", DAY.plus(HOUR), of("acme.fr", null, "Acme", "Lyon")),
                signal("later", "gazette", "LEGAL_NOTICE", DAY.multipliedBy(2), of(null, "FR:552032534", null, null)),
                signal("second", "tenders", "TENDER", DAY.multipliedBy(3), of(null, null, "Acme", "lyon")),
                signal("call", "crm", "HAND_RAISE", DAY.multipliedBy(4)));
        market.verdict("domain:acme.fr", Outcome.WON, DAY.multipliedBy(5));

        Decision last = last(market.decisions());

        assertThat(last.getAccountId()).isEqualTo("domain:acme.fr");
        assertThat(last.getSignals())
                .containsExactly("tender", "notice", "visit", "headline", "later", "second", "call");
    }

    @Test
    void shouldNotBringANameInAnotherPlaceHome() {
        market.send(
                signal("headline", "press", "PRESS", Duration.ZERO, of("acme.fr", null, "Acme", "Lyon")),
                signal("notice", "gazette", "LEGAL_NOTICE", HOUR, of(null, "FR:552032534", "Acme", "Nice")),
                signal("tender", "tenders", "TENDER", DAY, of(null, null, "Acme", "Metz")));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsOnly("domain:acme.fr", "registry:FR:552032534", "name:acme|FR|metz");
    }

    /** The second number shows that the name tells nothing: what comes from then on stays apart. */
    @Test
    void shouldPartCompaniesThatTurnOutToBeHomonyms() {
        market.send(
                signal("headline", "press", "PRESS", Duration.ZERO, of("acme.fr", null, "Acme", "Lyon")),
                signal("one", "gazette", "LEGAL_NOTICE", HOUR, of(null, "FR:552032534", "Acme", "Lyon")),
                signal("other", "gazette", "LEGAL_NOTICE", DAY, of(null, "FR:732829320", "Acme", "Lyon")));
        assertThat(last(market.decisions()).getAccountId()).isEqualTo("registry:FR:732829320");

        market.send(
                signal("again", "crm", "HAND_RAISE", DAY.multipliedBy(2), of(null, "FR:552032534", "Acme", "Lyon")),
                signal("tender", "crm", "HAND_RAISE", DAY.multipliedBy(3), of(null, null, "Acme", "Lyon")));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsExactly("registry:FR:552032534", "name:acme|FR|lyon");
    }

    @Test
    void shouldNotTakeTwoDomainsForOneCompanyByTheirName() {
        market.send(
                signal("one", "press", "PRESS", Duration.ZERO, of("acme.fr", null, "Acme", "Lyon")),
                signal("other", "press", "PRESS", HOUR, of("acme-lyon.fr", null, "Acme", "Lyon")),
                signal("notice", "crm", "HAND_RAISE", DAY, of(null, "FR:552032534", "Acme", "Lyon")));

        assertThat(market.decisions())
                .extracting(Decision::getAccountId)
                .containsOnly("domain:acme.fr", "domain:acme-lyon.fr", "registry:FR:552032534");
    }

    @Test
    void shouldFindTheAccountWhoseRegisterNumberTheCrmDoesNotKnow() {
        market.account("a-1", account -> {
            account.setName("Acme Industries SA");
            account.setCity("Lyon");
        });
        market.account("a-2", account -> {
            account.setRegistryId("FR:732829320");
            account.setName("Dupont");
            account.setCity("Lyon");
        });
        market.send(
                signal("same", "crm", "HAND_RAISE", HOUR, of(null, "FR:552032534", "Acme Industries", "Lyon")),
                signal("other", "crm", "HAND_RAISE", HOUR, of(null, "FR:443061841", "Dupont", "Lyon")));

        assertThat(market.decisions())
                .filteredOn(decision -> decision.getLane() == Lane.HUMAN)
                .extracting(Decision::getAccountId)
                .contains("a-1", "registry:FR:443061841")
                .doesNotContain("a-2");
    }

    /** A chain with a site in every town is found by the first towns, and its number is still heard of. */
    @Test
    void shouldHearOfTheNumberOfACompanyThatIsToldOfInManyTowns() {
        List<String> towns =
                List.of("Lyon", "Nice", "Metz", "Brest", "Lille", "Nantes", "Dijon", "Pau", "Tours", "Reims");
        for (int i = 0; i < towns.size(); i++) {
            market.send(
                    signal("h" + i, "press", "PRESS", HOUR.multipliedBy(i), of("acme.fr", null, "Acme", towns.get(i))));
        }
        market.send(
                signal("visit", "site", "WEB_VISIT", DAY, of("acme.fr", "FR:552032534", null, null)),
                signal("call", "crm", "HAND_RAISE", DAY.plus(HOUR), of(null, "FR:552032534", null, null)));
        market.verdict("domain:acme.fr", Outcome.WON, DAY.multipliedBy(2));

        Decision last = last(market.decisions());

        assertThat(last.getAccountId()).isEqualTo("domain:acme.fr");
        assertThat(last.getSignals()).contains("h0", "call");
    }

    /** The first one is believed, since every domain has a name; the others show that it isn't theirs. */
    @Test
    void shouldNotTakeWhatAPortalNamesForThePortal() {
        market.send(
                signal("a", "press", "PRESS", Duration.ZERO, of("portal.fr", null, "Portal", "Lyon")),
                signal("b", "press", "PRESS", HOUR, of("portal.fr", null, "Acme", "Lyon")),
                signal("c", "crm", "HAND_RAISE", DAY, of(null, "FR:552032534", "Acme", "Lyon")));

        assertThat(last(market.decisions()).getAccountId()).isEqualTo("registry:FR:552032534");
    }

    /** What was joined by a name parts once the CRM says that the number is another. */
    @Test
    void shouldPartCompaniesWhoseNumberTurnsOutToBeAnother() {
        market.send(
                signal("headline", "press", "PRESS", Duration.ZERO, of("acme.fr", null, "Acme", "Lyon")),
                signal("notice", "gazette", "LEGAL_NOTICE", HOUR, of(null, "FR:552032534", "Acme", "Lyon")));
        market.account("a-1", account -> {
            account.setDomains(List.of("acme.fr"));
            account.setRegistryId("FR:732829320");
        });
        market.decisions();
        market.send(signal("call", "crm", "HAND_RAISE", DAY, of(null, "FR:552032534", "Acme", "Lyon")));

        assertThat(market.decisions()).extracting(Decision::getAccountId).containsExactly("registry:FR:552032534");
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}

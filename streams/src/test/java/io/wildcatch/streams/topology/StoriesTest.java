package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.of;
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
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.Fate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test tells what happens to one company, through the whole topology with its real stores. */
class StoriesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path state;

    private Market market;

    @BeforeEach
    void open() {
        market = new Market(state);
    }

    @AfterEach
    void close() {
        market.close();
    }

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
    void shouldKeepAnUnknownKindAndMarkItForExploration() {
        market.send(signal("a", "site", "QUANTUM_FLUX", Duration.ZERO));

        assertThat(market.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getLane()).isEqualTo(Lane.HELD);
            assertThat(decision.getExploration()).isTrue();
        });
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
    void shouldCountAResendOnce() {
        market.send(
                signal("a", "site", "WEB_VISIT", Duration.ZERO), signal("a", "site", "WEB_VISIT", DAY.multipliedBy(2)));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.DUPLICATE, 1);
        assertThat(market.decisions()).hasSize(1);
    }

    @Test
    void shouldPutACorrectionToItsOriginalHoweverLate() {
        market.send(
                signal("o", "gazette", "LEGAL_NOTICE", Duration.ZERO, signal -> {
                    signal.getAttributes().put("reference", "gazette:1");
                    signal.setTitle("Transfer of seat to Lyon");
                }),
                signal("c", "gazette", "LEGAL_NOTICE", DAY.multipliedBy(80), signal -> {
                    signal.getAttributes().put("reference", "gazette:77");
                    signal.getAttributes().put("corrects", "gazette:1");
                    signal.setTitle("Read Nice for Lyon");
                }));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.DUPLICATE, 1);
    }

    @Test
    void shouldSendWhatIsNoSignalToTheDeadLettersAndGoOn() {
        byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
        market.sendRaw(market.topics.signals().name(), "acme.fr", garbage);
        market.sendRaw(market.topics.accounts().name(), "a-1", garbage);
        market.send(
                signal("far", "site", "WEB_VISIT", Duration.ofDays(365_000)),
                signal(
                        "year-7017",
                        "site",
                        "WEB_VISIT",
                        Duration.ZERO,
                        s -> s.setOccurredAt(Instant.parse("7017-01-01T00:00:00Z"))),
                signal("strong", "site", "WEB_VISIT", Duration.ZERO, s -> s.setStrength(7.0)),
                signal("nobody", "site", "WEB_VISIT", Duration.ZERO, of(null, " ", null, null)),
                signal("fine", "site", "WEB_VISIT", Duration.ZERO));

        var rejected = market.rejected();

        assertThat(rejected).hasSize(6);
        assertThat(rejected.get(0).value()).isEqualTo(garbage);
        assertThat(rejected)
                .extracting(record -> new String(
                        record.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .anyMatch(message -> message.startsWith("strength: expected"))
                .anyMatch(message -> message.startsWith("account: expected"))
                .filteredOn(message -> message.startsWith("occurredAt: expected"))
                .hasSize(2);
        assertThat(market.decisions()).hasSize(1);
        assertThat(market.fates).containsEntry(Fate.REJECTED, 5).containsEntry(Fate.USED, 1);
    }

    @Test
    void shouldCountLateWhatWasReportedLongAfter() {
        market.send(signal(
                "a",
                "site",
                "WEB_VISIT",
                Duration.ZERO,
                signal -> signal.setObservedAt(Market.START.plus(Duration.ofHours(12)))));
        market.send(
                signal("b", "site", "WEB_VISIT", DAY.multipliedBy(-8), signal -> signal.setObservedAt(Market.START)));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.LATE, 1);
    }

    @Test
    void shouldTakeTheEndOfAContractThatIsStillToCome() {
        Duration ahead = Duration.ofDays(1_200);
        market.send(signal("a", "crm", "CONTRACT_END", ahead));

        assertThat(market.rejected()).isEmpty();
        assertThat(market.fates).containsExactly(Map.entry(Fate.USED, 1));
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

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Evidence;
import io.wildcatch.event.Exposure;
import io.wildcatch.event.Factor;
import io.wildcatch.event.Glimpse;
import io.wildcatch.event.Intent;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.streams.domain.Acquaintances;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Contact;
import io.wildcatch.streams.domain.Decision;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Pressure;
import io.wildcatch.streams.domain.Rule;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.Sighting;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decisions as Avro events. */
final class Events {

    private static final int LISTED = 50;
    /** Of a catch-all account, which may have thousands, those that matter; they must fit into a record. */
    static final int PEOPLE = 100;

    private static final double DAY = 86_400_000;

    /** Where an opportunity has the fields of its decision. */
    private static final int[] COMMON = io.wildcatch.event.Decision.SCHEMA$.getFields().stream()
            .mapToInt(field -> Opportunity.SCHEMA$.getField(field.name()).pos())
            .toArray();

    private final String policyVersion;
    private final Dossiers dossiers;

    Events(String policyVersion, Dossiers dossiers) {
        this.policyVersion = policyVersion;
        this.dossiers = dossiers;
    }

    io.wildcatch.event.Decision decision(Decision decision) {
        io.wildcatch.event.Decision event = new io.wildcatch.event.Decision();
        event.setAt(Instant.ofEpochMilli(decision.at()));
        event.setOpportunityId(decision.opportunityId());
        event.setAccountId(decision.accountId());
        event.setOffering(decision.offering());
        event.setIntent(Intent.valueOf(decision.intent().name()));
        event.setLane(lane(decision.lane()));
        event.setPreviousLane(decision.previous() == null ? null : lane(decision.previous()));
        event.setRule(decision.rule().label());
        event.setProbability(decision.probability());
        event.setExpectedRivals(new Interval(
                decision.rivals().mean(),
                decision.rivals().low(),
                decision.rivals().high()));
        event.setWinProbability(decision.chance());
        event.setExpectedValue(decision.value());
        event.setFreshness(decision.freshness());
        event.setBlueUntil(instant(decision.blueUntil()));
        event.setExploration(isExploration(decision.rule()));
        event.setSellerId(decision.seller());
        Contact contact = decision.advice().contact();
        if (contact != null) {
            event.setPersonId(contact.id());
        }
        event.setChannel(channel(decision.advice().channel()));
        event.setContactFrom(instant(decision.advice().from()));
        event.setContactUntil(instant(decision.advice().until()));
        Pressure.Load load = decision.advice().load();
        if (load != null) {
            event.setPersonContacts(load.person());
            event.setAccountContacts(load.account());
        }
        event.setTakeUpBy(instant(decision.takeUpBy()));
        event.setLiftsAt(instant(decision.advice().liftsAt()));
        event.setSignals(decision.signals());
        event.setSources(decision.sources());
        event.setDuplicates(decision.duplicates());
        event.setBuyingGroup(new BuyingGroup(
                decision.group().seen(),
                decision.group().expected(),
                decision.group().missingRoles(),
                decision.group().seenRoles(),
                decision.group().nextPerson(),
                decision.group().nextRole()));
        event.setWhy(decision.why());
        event.setPolicyVersion(policyVersion);
        tellBasis(decision.basis(), event);
        return event;
    }

    static boolean isExploration(Rule rule) {
        return rule == Rule.EXPLORATION;
    }

    private static void tellBasis(Decision.Basis basis, io.wildcatch.event.Decision event) {
        event.setEpoch(basis.epoch());
        event.setRivals(basis.rivals());
        event.setBasket(basis.basket());
        event.setBias(basis.bias());
        event.setDeviation(basis.deviation());
        event.setFactors(basis.factors().stream()
                .map(factor -> new Factor(factor.name(), factor.value(), factor.weight(), factor.prior()))
                .toList());
        event.setExposures(basis.exposures().stream().map(Events::exposure).toList());
    }

    static Exposure exposure(io.wildcatch.streams.domain.Exposure shown) {
        SourceTerms source = shown.source();
        return new Exposure(
                source.id(),
                source.family(),
                source.alpha(),
                source.beta(),
                source.pickupMillis() / DAY,
                Instant.ofEpochMilli(shown.since()),
                shown.glimpses().stream()
                        .map(glimpse -> new Glimpse(Instant.ofEpochMilli(glimpse.at()), glimpse.share()))
                        .toList());
    }

    /** The other way round, with other terms of the source. */
    static io.wildcatch.streams.domain.Exposure exposure(Exposure shown, SourceTerms source) {
        return new io.wildcatch.streams.domain.Exposure(
                source,
                shown.getSince().toEpochMilli(),
                shown.getGlimpses().stream()
                        .map(glimpse -> new io.wildcatch.streams.domain.Exposure.Glimpse(
                                glimpse.getAt().toEpochMilli(), glimpse.getShare()))
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable Long time) {
        return time == null ? null : Instant.ofEpochMilli(time);
    }

    private static Lane lane(io.wildcatch.streams.domain.Lane lane) {
        return Lane.valueOf(lane.name());
    }

    private static @Nullable Channel channel(@Nullable String name) {
        return name == null ? null : Channel.valueOf(name);
    }

    /** An opportunity is its decision, and what is needed to talk to the account. */
    Opportunity opportunity(io.wildcatch.event.Decision decision, Case matter) {
        Opportunity opportunity = new Opportunity();
        for (int i = 0; i < COMMON.length; i++) {
            opportunity.put(COMMON[i], decision.get(i));
        }
        String home = matter.ledger().home();
        boolean known = matter.ledger().known();
        Account account = known ? dossiers.account(home) : null;
        opportunity.setAccount(account);
        opportunity.setPeople(people(decision, matter, known ? dossiers.people(home) : List.of()));
        opportunity.setEvidence(evidence(matter));
        return opportunity;
    }

    private static List<Person> people(io.wildcatch.event.Decision decision, Case matter, List<Person> fromCrm) {
        Acquaintances who = matter.acquaintances();
        Map<String, Person> people = new HashMap<>();
        Set<String> seenIds = new HashSet<>();
        for (Person person : fromCrm) {
            if (person.getConsent() != Consent.OPT_OUT && !who.optedOut(person.getId())) {
                people.put(person.getId(), person);
            }
        }
        for (Long key : matter.people()) {
            SeenPerson seen = matter.ledger().person(key);
            if (seen != null && !who.optedOut(key)) {
                Dossier.Member member = who.member(key);
                seenIds.add(member == null ? seen.id() : member.id());
                if (member == null) {
                    people.put(seen.id(), stranger(seen, decision.getAccountId()));
                } else {
                    people.computeIfPresent(member.id(), (id, person) -> withAddress(person, seen.email()));
                }
            }
        }
        Comparator<Person> contactFirst =
                Comparator.comparing(person -> !person.getId().equals(decision.getPersonId()));
        return people.values().stream()
                .sorted(contactFirst
                        .thenComparing(person -> !seenIds.contains(person.getId()))
                        .thenComparing(Person::getId))
                .limit(PEOPLE)
                .sorted(contactFirst.thenComparing(Person::getId))
                .toList();
    }

    private static Person stranger(SeenPerson seen, String accountId) {
        return Person.newBuilder()
                .setId(seen.id())
                .setAccountId(accountId)
                .setEmail(seen.email())
                .setName(seen.name())
                .setRole(seen.role())
                .setConsent(Consent.UNKNOWN)
                .build();
    }

    /** Where only sources know the address, a seller needs it from here. */
    private static Person withAddress(Person person, @Nullable String email) {
        boolean known = person.getEmail() != null && !person.getEmail().isBlank();
        return known || email == null
                ? person
                : Person.newBuilder(person).setEmail(email).build();
    }

    private static List<Evidence> evidence(Case matter) {
        List<Evidence> evidence = new ArrayList<>();
        List<Sighting> events = matter.events();
        for (int i = events.size() - 1; i >= 0 && evidence.size() < LISTED; i--) {
            evidence.add(evidence(events.get(i), matter.reports()));
        }
        return evidence;
    }

    private static Evidence evidence(Sighting first, List<Sighting> reports) {
        List<io.wildcatch.event.Sighting> sightings = new ArrayList<>(1);
        long event = first.event();
        String title = null;
        String url = null;
        for (Sighting report : reports) {
            if (report.event() == event) {
                sightings.add(new io.wildcatch.event.Sighting(
                        report.id(), report.source(), Instant.ofEpochMilli(report.observedAt())));
                title = title == null ? report.title() : title;
                url = url == null ? report.link() : url;
            }
        }
        return Evidence.newBuilder()
                .setKind(first.kind())
                .setOccurredAt(Instant.ofEpochMilli(first.occurredAt()))
                .setStrength(first.strength())
                .setTitle(title)
                .setUrl(url)
                .setSightings(sightings)
                .build();
    }
}

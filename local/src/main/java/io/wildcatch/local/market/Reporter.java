package io.wildcatch.local.market;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.GeneratedTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the signals of one company as its sources would: each names the company in its own way, knows the person or
 * doesn't, and comes with its own delay.
 */
final class Reporter {

    private static final Set<String> WITHOUT_TEXT =
            Set.of("WEB_VISIT", "CONTENT_DOWNLOAD", "USAGE_DROP", "SUPPORT_TICKET");
    private static final double ODD_SPELLING = 0.04;
    private static final double FREE_MAIL = 0.03;

    static {
        // copying a record makes Avro load its classes
        GeneratedTypes.trust();
    }

    private final Company company;
    private final Dice dice;
    private final String run;
    private int count;

    /** @param run makes ids differ between runs; empty for a history */
    Reporter(Company company, Dice dice, String run) {
        this.company = company;
        this.dice = dice;
        this.run = run;
    }

    /** The first report of an act. */
    Report report(Act act, Catalogue.Item item, Instant at, Instant shownAt, boolean episodic) {
        Outlet outlet = act.outlet();
        String topic = dice.pick(item.offering().getTopics());
        String id = id(outlet);
        Phrases.Words words = Phrases.of(act.kind(), company, topic, day(at), dice);
        PersonRef person = act.byPerson() ? person(episodic) : null;
        Signal signal = Signal.newBuilder()
                .setId(id)
                .setSource(outlet.id())
                .setKind(act.kind())
                .setOccurredAt(at)
                .setObservedAt(shownAt)
                .setAccount(account(outlet, person))
                .setPerson(person)
                .setOffering(dice.chance(outlet.manner().knowsOffering()) ? item.id() : null)
                .setStrength(Math.round(Math.min(1, act.strength() * dice.between(0.7, 1.25)) * 100) / 100.0)
                .setTitle(words.title())
                .setText(WITHOUT_TEXT.contains(act.kind()) ? null : words.text())
                .setUrl(url(outlet, id))
                .setAttributes(attributes(outlet, id))
                .build();
        return new Report(signal, outlet, episodic);
    }

    /** The same event as another source, or another page of the same one, tells it. */
    Report again(Report first, Outlet outlet, Instant shownAt) {
        Signal original = first.signal();
        Phrases.Words words =
                Phrases.again(new Phrases.Words(text(original.getTitle()), text(original.getText())), company, dice);
        String id = id(outlet);
        Signal copy = Signal.newBuilder(original)
                .setId(id)
                .setSource(outlet.id())
                .setObservedAt(shownAt)
                .setAccount(account(outlet, null))
                .setTitle(words.title())
                .setText(words.text())
                .setUrl(url(outlet, id))
                .setAttributes(attributes(outlet, id))
                .build();
        return new Report(copy, outlet, first.episodic());
    }

    /** The source corrects what it reported. */
    Report correction(Report first, Instant shownAt) {
        Report corrected = again(first, first.outlet(), shownAt);
        Map<String, String> attributes = new TreeMap<>(corrected.signal().getAttributes());
        attributes.put("corrects", text(first.signal().getAttributes().get("reference")));
        return new Report(
                Signal.newBuilder(corrected.signal()).setAttributes(attributes).build(),
                first.outlet(),
                first.episodic());
    }

    /** Nothing new: the source sends it once more. */
    static Report resent(Report first, Instant shownAt) {
        return new Report(
                Signal.newBuilder(first.signal()).setObservedAt(shownAt).build(), first.outlet(), first.episodic());
    }

    /** How long it takes until the source shows what happened. */
    Duration delay(Outlet outlet) {
        double hours = outlet.manner().hours(dice);
        if (dice.chance(0.03)) {
            hours += dice.between(12, 140);
        } else if (dice.chance(0.003)) {
            hours += dice.between(190, 480);
        }
        return Duration.ofSeconds((long) (hours * 3600));
    }

    private String id(Outlet outlet) {
        return outlet.id() + "-" + run + (company.index() + 1) + "-" + ++count;
    }

    /** In the background anybody comes by; in an episode the same few people, more of them as it goes on. */
    private PersonRef person(boolean episodic) {
        int committee = episodic
                ? Math.min(company.people().size(), 3 + count / 4)
                : company.people().size();
        return company.people().get(dice.below(committee)).toRef();
    }

    private AccountRef account(Outlet outlet, @Nullable PersonRef person) {
        AccountRef.Builder ref = AccountRef.newBuilder();
        switch (outlet.manner()) {
            case VISITS, USE, EVENTS -> {
                if (person != null && dice.chance(FREE_MAIL)) {
                    person.setEmail(text(person.getEmail()).replaceAll("@.*", "@gmail.com"));
                    ref.setName(company.name()).setCountry(company.country());
                } else {
                    ref.setDomain(domain());
                }
            }
            case NOTICES ->
                ref.setRegistryId(company.registryId())
                        .setName(name())
                        .setCountry(company.country())
                        .setCity(company.city());
            case TENDERS ->
                ref.setRegistryId(dice.chance(0.4) ? company.registryId() : null)
                        .setName(name())
                        .setCountry(company.country())
                        .setCity(company.city());
            case HEADLINES ->
                ref.setDomain(dice.chance(0.6) ? domain() : null)
                        .setName(name())
                        .setCountry(company.country())
                        .setCity(company.city());
            case HEARSAY, LIST, READERS ->
                ref.setDomain(domain()).setName(name()).setCountry(company.country());
        }
        return ref.build();
    }

    private String domain() {
        if (!dice.chance(ODD_SPELLING)) {
            return company.domain();
        }
        return dice.chance(0.5)
                ? "https://www." + company.domain() + "/contact"
                : company.domain().toUpperCase(Locale.ROOT);
    }

    private String name() {
        double at = dice.share();
        return at < 0.5
                ? company.fullName()
                : at < 0.8 ? company.name() : company.fullName().toUpperCase(Locale.ROOT);
    }

    private static @Nullable String url(Outlet outlet, String id) {
        return outlet.manner().isPublished() ? "https://" + outlet.id() + ".example/" + id : null;
    }

    private static Map<String, String> attributes(Outlet outlet, String id) {
        return outlet.manner().isNumbered() ? Map.of("reference", id) : Map.of();
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

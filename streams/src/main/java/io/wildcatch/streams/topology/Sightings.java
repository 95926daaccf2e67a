package io.wildcatch.streams.topology;

import com.google.common.base.CharMatcher;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import io.wildcatch.streams.domain.Hashes;
import io.wildcatch.streams.domain.Intent;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.Sighting;
import io.wildcatch.streams.domain.TextSketch;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A signal as the ledger keeps it. */
final class Sightings {

    static final String REFERENCE = "reference";
    static final String CORRECTS = "corrects";
    private static final String TOPIC = "topic";
    private static final CharMatcher LOOSE_END = CharMatcher.anyOf("?&/");
    private static final Pattern CAMPAIGN = Pattern.compile("([?&])utm_[^&]*&?");
    private static final int TITLE = 200;
    private static final int LINK = 500;
    /** As much of a text as is searched for an offering's topics. */
    private static final int SEARCHED = 2_000;

    private static final int REMEMBERED = 1_024;

    /** Sources, kinds and offerings: kept once each, so that most of them are told to be the same at a glance. */
    private final Recent<String, String> words = new Recent<>(REMEMBERED);

    private final Reference reference;
    private final double defaultStrength;
    private final Sketcher sketcher;

    /** Makes a sketch of a signal's text; null: there is none to compare. */
    @FunctionalInterface
    private interface Sketcher {
        @Nullable
        TextSketch sketch(Signal signal);
    }

    Sightings(Reference reference, Policy policy) {
        this.reference = reference;
        this.defaultStrength = policy.scoring().defaultStrength();
        // What is compared with nothing needs no sketch: most of what collapsing costs.
        this.sketcher = policy.holds(PolicyRule.COLLAPSE) ? Sightings::sketch : signal -> null;
    }

    Sighting of(Signal signal, @Nullable SeenPerson person) {
        double strength = signal.getStrength() == null ? defaultStrength : signal.getStrength();
        String offering = offering(signal);
        return new Sighting(
                signal.getId(),
                once(signal.getSource()),
                once(signal.getKind()),
                offering == null ? null : once(offering),
                intent(signal),
                strength,
                signal.getOccurredAt().toEpochMilli(),
                SignalRules.observedAt(signal).toEpochMilli(),
                person == null ? 0 : person.key(),
                signal.getUrl() == null || signal.getUrl().isBlank() ? 0 : Hashes.of(url(signal.getUrl())),
                references(signal.getAttributes()),
                sketcher.sketch(signal),
                cut(signal.getTitle(), TITLE),
                cut(signal.getUrl(), LINK),
                0);
    }

    private String once(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }

    static @Nullable SeenPerson person(Signal signal) {
        PersonRef person = signal.getPerson();
        return person == null ? null : SeenPerson.of(person.getEmail(), person.getName(), person.getRole());
    }

    private @Nullable String offering(Signal signal) {
        if (signal.getOffering() != null && !signal.getOffering().isBlank()) {
            return signal.getOffering();
        }
        String topic = reference.offeringNamedBy(signal.getAttributes().get(TOPIC));
        String title = topic != null ? topic : reference.offeringNamedBy(signal.getTitle());
        return title != null ? title : reference.offeringNamedBy(cut(signal.getText(), SEARCHED));
    }

    private static @Nullable Intent intent(Signal signal) {
        if (signal.getIntent() == null) {
            return null;
        }
        return switch (signal.getIntent()) {
            case PURCHASE -> Intent.PURCHASE;
            case REPURCHASE -> Intent.REPURCHASE;
            case DEFECTION -> Intent.DEFECTION;
            case UNKNOWN -> null;
        };
    }

    private static List<Long> references(Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return List.of();
        }
        List<Long> references = new ArrayList<>(2);
        for (String name : List.of(REFERENCE, CORRECTS)) {
            String value = attributes.get(name);
            if (value != null && !value.isBlank()) {
                references.add(Hashes.of(value.strip()));
            }
        }
        return references;
    }

    /** Scheme, "www.", fragment, campaign tags and a trailing slash don't make another page. */
    static String url(String raw) {
        String text = raw.strip();
        int scheme = text.indexOf("://");
        text = scheme < 0 ? text : text.substring(scheme + 3);
        text = text.startsWith("www.") ? text.substring(4) : text;
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        if (text.contains("utm_")) {
            text = CAMPAIGN.matcher(text).replaceAll("$1");
        }
        text = LOOSE_END.trimTrailingFrom(text);
        int path = text.indexOf('/');
        return path < 0
                ? text.toLowerCase(Locale.ROOT)
                : text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
    }

    private static @Nullable TextSketch sketch(Signal signal) {
        if (signal.getTitle() == null && signal.getText() == null) {
            return null;
        }
        String title = signal.getTitle() == null ? "" : signal.getTitle();
        TextSketch sketch = TextSketch.of(signal.getText() == null ? title : title + " " + signal.getText());
        return sketch.isEmpty() ? null : sketch;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}

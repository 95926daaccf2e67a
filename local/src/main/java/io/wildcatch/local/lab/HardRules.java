package io.wildcatch.local.lab;

import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must never happen, whatever the market.
 *
 * @param optedOut decisions for HUMAN or AUTOMATION that name a person who doesn't want to be contacted
 * @param commodities decisions for HUMAN about an offering whose basket ends below {@code commodityBelow}
 * @param commodityBelow EUR; of the policy that the replay ran under, or the default
 * @param exploration human contacts made to learn
 * @param explorationShare the same of all human contacts; null without contacts
 * @param breaches in words, one for each of these rules that was broken; empty is good
 */
public record HardRules(
        long optedOut,
        long commodities,
        double commodityBelow,
        Pressure pressure,
        Capacity capacity,
        long exploration,
        @Nullable Double explorationShare,
        Suppression suppression,
        List<String> breaches) {

    private static final double EXPLORATION_CAP = 0.05;

    static HardRules of(Trial trial) {
        List<Decision> contacts = trial.contacts();
        long exploration = contacts.stream().filter(Decision::getExploration).count();
        HardRules counted = new HardRules(
                optedOut(trial),
                toSellers(trial),
                trial.commodityBelow(),
                Pressure.of(trial),
                Capacity.of(trial),
                exploration,
                Figures.share(exploration, contacts.size()),
                Suppression.of(trial),
                List.of());
        return counted.withBreaches();
    }

    /** Offerings that machines sell: the most that anybody spends on them is less than the policy's limit. */
    static Set<String> commodities(Trial trial) {
        return trial.offerings().stream()
                .filter(offering ->
                        offering.getBasket() != null && offering.getBasket().getHigh() < trial.commodityBelow())
                .map(Offering::getId)
                .collect(Collectors.toSet());
    }

    private static long optedOut(Trial trial) {
        Set<String> refusing = trial.people().stream()
                .filter(person -> person.getConsent() == Consent.OPT_OUT)
                .map(Person::getId)
                .collect(Collectors.toSet());
        return trial.decisions().stream()
                .filter(decision -> decision.getLane() == Lane.HUMAN || decision.getLane() == Lane.AUTOMATION)
                .filter(decision -> decision.getPersonId() != null && refusing.contains(decision.getPersonId()))
                .count();
    }

    private static long toSellers(Trial trial) {
        Set<String> commodities = commodities(trial);
        return trial.decisions().stream()
                .filter(decision -> decision.getLane() == Lane.HUMAN && commodities.contains(decision.getOffering()))
                .count();
    }

    private HardRules withBreaches() {
        List<String> found = new ArrayList<>();
        note(found, optedOut, "contacts with people who opted out");
        note(found, commodities, "commodity opportunities to sellers");
        note(found, pressure.person(), "contacts beyond a person's budget");
        note(found, pressure.account(), "contacts beyond an account's budget");
        note(found, capacity.over().size(), "sellers beyond their capacity");
        note(found, suppression.overdue(), "suppressed opportunities that didn't come back");
        if (explorationShare != null && explorationShare > EXPLORATION_CAP) {
            found.add(String.format(
                    Locale.ROOT, "exploration takes %.1f %% of the human contacts", 100 * explorationShare));
        }
        return new HardRules(
                optedOut,
                commodities,
                commodityBelow,
                pressure,
                capacity,
                exploration,
                explorationShare,
                suppression,
                List.copyOf(found));
    }

    private static void note(List<String> found, long count, String what) {
        if (count > 0) {
            found.add(String.format(Locale.ROOT, "%,d %s", count, what));
        }
    }
}

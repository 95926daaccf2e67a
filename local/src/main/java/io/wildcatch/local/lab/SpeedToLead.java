package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hours from the first signal of an episode (the account's first one that showed within it) to the human contact, over
 * the contacts with true buyers of whom anything had shown in it.
 *
 * @param median nearest rank; null without contacts
 * @param p90 nearest rank: nine of ten were not slower
 */
public record SpeedToLead(
        long contacts, @Nullable Double median, @Nullable Double p90) {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    static SpeedToLead of(Trial trial) {
        Map<String, List<Instant>> shown = new HashMap<>();
        trial.shown()
                .forEach(signal -> shown.computeIfAbsent(signal.company(), key -> new ArrayList<>())
                        .add(signal.at()));
        double[] hours = trial.contacts().stream()
                .filter(trial::withBuyer)
                .flatMap(contact -> hours(trial, contact, shown).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new SpeedToLead(hours.length, Figures.percentile(hours, 0.5), Figures.percentile(hours, 0.9));
    }

    private static Optional<Double> hours(Trial trial, Decision contact, Map<String, List<Instant>> shown) {
        Instant at = contact.getAt();
        Instant from = trial.truth(contact).map(AccountTruth::from).orElse(Instant.MIN);
        String company = trial.company(contact).map(Company::id).orElse("");
        return shown.getOrDefault(company, List.of()).stream()
                .filter(moment -> !moment.isBefore(from) && !moment.isAfter(at))
                .findFirst()
                .map(first -> Duration.between(first, at).toMillis() / HOUR);
    }
}

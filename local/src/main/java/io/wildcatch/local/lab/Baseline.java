package io.wildcatch.local.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ranking accounts by signal strength would have been worth, with as many human contacts.
 *
 * <p>Accounts are ranked by the sum of the strengths of all their signals (a signal without strength counts 0.7; resends
 * count once, copies by other sources each), equal sums by their keys. Each of the first ones is contacted at the moment
 * at which its own sum reaches that of the last one taken: that is when a list with this cut-off would have shown it.
 *
 * @param contacts accounts taken: as many as there were human contacts, or all if there are fewer
 * @param withBuyers those in the process of buying at that moment
 * @param winsPer100 as in {@link Wins}; null without contacts
 * @param cutOff sum of strengths of the last account taken
 * @param ratio our wins per 100 contacts over these; null where there is none, or these are 0
 */
public record Baseline(
        long contacts,
        long withBuyers,
        @Nullable Double winsPer100,
        @Nullable Double cutOff,
        @Nullable Double ratio) {

    private static final double ROUNDING = 1e-9;

    private record Ranked(String company, double strength) {}

    static Baseline of(Trial trial, Wins ours) {
        List<Ranked> taken =
                ranking(trial.shown()).stream().limit(ours.contacts()).toList();
        if (taken.isEmpty()) {
            return new Baseline(0, 0, null, null, null);
        }
        double cutOff = taken.get(taken.size() - 1).strength();
        Map<String, Instant> entered = entries(trial.shown(), cutOff);
        long withBuyers = 0;
        double wins = 0;
        for (Ranked account : taken) {
            Instant at = entered.getOrDefault(account.company(), Instant.MAX);
            withBuyers += trial.companies().ofKey(account.company()).filter(company -> company.buysAt(at)).stream()
                    .count();
            wins += trial.companies()
                    .ofKey(account.company())
                    .map(company -> company.winValue(at))
                    .orElse(0.0);
        }
        Double per100 = Wins.per100(wins, taken.size());
        return new Baseline(taken.size(), withBuyers, per100, cutOff, ratio(ours.winsPer100(), per100));
    }

    private static List<Ranked> ranking(List<Shown> shown) {
        Map<String, Double> sums = new HashMap<>();
        shown.forEach(signal -> sums.merge(signal.company(), signal.strength(), Double::sum));
        List<Ranked> ranking = new ArrayList<>();
        sums.forEach((company, strength) -> ranking.add(new Ranked(company, strength)));
        ranking.sort(Comparator.comparingDouble(Ranked::strength).reversed().thenComparing(Ranked::company));
        return ranking;
    }

    /** When each account's sum reached the cut-off. */
    private static Map<String, Instant> entries(List<Shown> shown, double cutOff) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Instant> entries = new HashMap<>();
        for (Shown signal : shown) {
            double sum = sums.merge(signal.company(), signal.strength(), Double::sum);
            if (sum >= cutOff - ROUNDING) {
                entries.putIfAbsent(signal.company(), signal.at());
            }
        }
        return entries;
    }

    private static @Nullable Double ratio(@Nullable Double ours, @Nullable Double theirs) {
        return ours == null || theirs == null || theirs == 0 ? null : ours / theirs;
    }
}

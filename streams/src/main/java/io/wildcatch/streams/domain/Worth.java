package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.RoutingRules;

/**
 * What an opportunity is worth at the time of a case: rule 4.
 *
 * @param chance to win against the rivals that know, 0 to 1
 * @param freshness 0 to 1: halves with each half-life since the newest evidence
 * @param value expected, EUR: probability × chance × basket × freshness
 */
record Worth(double chance, double freshness, double value) {

    static Worth of(Case matter, RoutingRules rules) {
        double chance = matter.gauge().chance(matter.time());
        double freshness = freshness(matter, rules);
        double value = matter.score().probability() * chance * matter.offering().mid() * freshness;
        return new Worth(chance, freshness, value);
    }

    private static double freshness(Case matter, RoutingRules rules) {
        long newest =
                matter.events().stream().mapToLong(Sighting::occurredAt).max().orElse(matter.time());
        return Score.decay(matter.time() - newest, rules.freshness().toMillis());
    }
}

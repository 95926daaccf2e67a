package io.wildcatch.streams.domain.policy;

import java.util.Map;

/**
 * Rule 2, with priors for the weights.
 *
 * @param bias log-odds of a purchase without any signal
 * @param breadth log-odds added by each doubling of the people seen
 * @param concentration log-odds taken away from an account whose evidence is all about other offerings
 * @param floor probability from which an opportunity is a lead, 0 to 1
 * @param defaultStrength strength of a signal that names none, 0 to 1
 * @param kinds weight and half-life by kind of signal
 * @param unknownKind the same for a kind that is not in the table
 */
public record ScoringRules(
        double bias,
        double breadth,
        double concentration,
        double floor,
        double defaultStrength,
        Map<String, KindTerms> kinds,
        KindTerms unknownKind) {

    public ScoringRules {
        kinds = Map.copyOf(kinds);
        Checks.share("scoring.floor", floor);
        Checks.share("scoring.defaultStrength", defaultStrength);
    }

    public KindTerms kind(String kind) {
        return kinds.getOrDefault(kind, unknownKind);
    }

    public boolean knows(String kind) {
        return kinds.containsKey(kind);
    }
}

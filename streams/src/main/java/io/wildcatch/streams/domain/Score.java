package io.wildcatch.streams.domain;

import java.util.List;

/**
 * Probability of buying, with the factors that made it.
 *
 * @param probability 0 to 1
 * @param intent what the account is about to do, by the greater part of the evidence
 * @param factors evidence by kind, strongest first
 * @param people distinct people seen
 * @param breadth log-odds that they add
 * @param handRaise whether somebody said yes
 * @param unknownKind whether there is evidence of a kind that the policy doesn't know
 */
public record Score(
        double probability,
        Intent intent,
        List<Factor> factors,
        int people,
        double breadth,
        boolean handRaise,
        boolean unknownKind) {

    /**
     * Evidence of one kind.
     *
     * @param kind kind of signal
     * @param events events of this kind
     * @param logOdds what they add
     */
    public record Factor(String kind, int events, double logOdds) {}

    /** 0.5^(age / halfLife); 1 for what hasn't happened yet. */
    static double decay(double age, double halfLife) {
        return age <= 0 ? 1 : Math.exp(-age / halfLife * LN2);
    }

    private static final double LN2 = Math.log(2);
}

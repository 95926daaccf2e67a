package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * Probability of buying, with the factors that made it.
 *
 * @param probability 0 to 1
 * @param intent what the account is about to do, by the greater part of the evidence
 * @param bias log-odds without any evidence
 * @param deviation standard deviation of the log-odds, by how uncertain the weights are; 0: they are taken for certain
 * @param factors evidence, strongest first; then what experience says of sources
 * @param people distinct people seen
 * @param handRaise whether somebody said yes
 * @param unknownKind whether there is evidence of a kind that the policy doesn't know
 * @param epoch of what was learnt that it used; 0: none
 */
public record Score(
        double probability,
        Intent intent,
        double bias,
        double deviation,
        List<Factor> factors,
        int people,
        boolean handRaise,
        boolean unknownKind,
        long epoch) {

    /**
     * One factor: it adds {@code value · weight} to the log-odds.
     *
     * @param name {@code people}, {@code concentration}, {@code kind:WEB_VISIT}, {@code source:site}, {@code lift:WEB_VISIT@site:0.5}
     * @param events events behind it; 0 when it isn't of events
     * @param value how much of it there is; 1 for one fresh signal of strength 1
     * @param weight log-odds for each unit, in force
     * @param prior log-odds for each unit, by the policy; of a lift, before verdicts corrected it
     */
    public record Factor(String name, int events, double value, double weight, double prior) {

        public double logOdds() {
            return value * weight;
        }

        /** Whether it is evidence of one kind. */
        public boolean isEvidence() {
            return name.startsWith(Feature.KIND);
        }

        /** Whether it is what evidence tells by what it comes with. */
        boolean isLift() {
            return name.startsWith(Feature.LIFT);
        }

        /** Kind of signal. */
        public String kind() {
            return name.substring(Feature.KIND.length());
        }
    }

    /** Probability of log-odds. */
    public static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /**
     * Probability of log-odds that aren't certain: the logistic curve over a normal distribution, nearly (MacKay, 1992,
     * Neural Computation 4, 720–736). Doubt takes it towards a half.
     *
     * @param deviation standard deviation of the log-odds, at least 0
     */
    public static double logistic(double logOdds, double deviation) {
        return logistic(doubted(logOdds, deviation));
    }

    /** What log-odds count when they aren't certain. */
    static double doubted(double logOdds, double deviation) {
        return deviation == 0 ? logOdds : logOdds / Math.sqrt(1 + Math.PI / 8 * deviation * deviation);
    }

    /** Log-odds if all weights are right. */
    double logOdds() {
        double sum = bias;
        for (Factor factor : factors) {
            sum += factor.logOdds();
        }
        return sum;
    }

    /** The factors as what is learnt from. */
    public List<Feature> features(double biasPrior) {
        List<Feature> features = new ArrayList<>(factors.size() + 1);
        features.add(new Feature(Feature.BIAS, 1, biasPrior));
        factors.forEach(factor -> features.add(new Feature(factor.name(), factor.value(), factor.prior())));
        return features;
    }

    /** 0.5^(age / halfLife); 1 for what hasn't happened yet. */
    static double decay(double age, double halfLife) {
        return age <= 0 ? 1 : Math.exp(-age / halfLife * LN2);
    }

    /** Probability that a project of an age is still the one under way: e^(−(age / span)²). */
    static double lasting(double age, double span) {
        double spans = Math.max(0, age) / span;
        return Math.exp(-spans * spans);
    }

    private static final double LN2 = Math.log(2);
}

package io.wildcatch.streams.domain.learning;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was learnt of the weights of evidence: corrections to the policy's.
 *
 * @param epoch that published them; 0: none yet, the policy's hold
 * @param corrections by feature
 * @param jointShare how uncertain the log-odds of evidence are by how uncertain its weights are one by one, 0 to 1: verdicts
 *     tell sums better than parts; 1: of nothing more is known; 0: weights are taken for certain
 * @param explorationOdds probability with which a candidate for exploration is taken, 0 to 1
 * @param lifts what evidence tells by what it comes with
 * @param byEvidence whether rivals are told of a project by evidence rather than by every report, as far as verdicts say
 */
public record Weights(
        long epoch,
        Map<String, Correction> corrections,
        double jointShare,
        double explorationOdds,
        Lifts lifts,
        boolean byEvidence) {

    /** The policy is taken at its word. */
    public static final Weights NONE = new Weights(0, Map.of(), 0, 0, Lifts.NONE, false);

    /** Verdicts will tell how far the policy is right; none has yet. */
    public static final Weights UNTAUGHT = new Weights(0, Map.of(), 1, 0, Lifts.NONE, false);

    /**
     * @param mean log-odds to add for each unit of the feature
     * @param variance of that
     */
    public record Correction(double mean, double variance) {}

    public Weights {
        corrections = Collections.unmodifiableMap(new HashMap<>(corrections));
    }

    /** Log-odds for each unit of a feature, by the policy and what was learnt of it. */
    public double of(String feature, double prior) {
        double scaled = feature.startsWith(Feature.KIND) ? prior * (1 + learnt(Feature.SCALE)) : prior;
        return scaled + learnt(feature);
    }

    /** Log-odds for each unit of what lifts tell, once verdicts have corrected them. */
    public double lift(double weight) {
        return weight * (1 + learnt(Feature.LIFTS));
    }

    private double learnt(String feature) {
        Correction correction = corrections.get(feature);
        return correction == null ? 0 : correction.mean();
    }

    /** How uncertain the weight of a feature is: what was learnt of it, else how far it may be from the policy's. */
    public double variance(String feature, double prior) {
        Correction correction = corrections.get(feature);
        return correction == null ? priorVariance(feature, prior) : correction.variance();
    }

    /**
     * How far the truth may be from the policy: of a kind a quarter of its weight, and more than that for the small ones;
     * how many buy at all is known least.
     */
    static double priorVariance(String name, double prior) {
        double deviation = name.startsWith(Feature.KIND)
                ? 0.3 + 0.25 * Math.abs(prior)
                : name.equals(Feature.BIAS) ? 1.0 : name.equals(Feature.SCALE) ? 0.25 : 0.35;
        return deviation * deviation;
    }

    /** In the order of names, for whoever writes them. */
    public Map<String, Correction> sorted() {
        return new TreeMap<>(corrections);
    }
}

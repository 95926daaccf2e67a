package io.wildcatch.streams.domain.learning;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was learnt of the weights of evidence: corrections to the policy's.
 *
 * @param epoch that published them; 0: none yet, the policy's hold
 * @param corrections by feature
 * @param explorationOdds probability with which a candidate for exploration is taken, 0 to 1
 */
public record Weights(long epoch, Map<String, Correction> corrections, double explorationOdds) {

    /** Nothing learnt. */
    public static final Weights NONE = new Weights(0, Map.of(), 0);

    /**
     * @param mean log-odds to add for each unit of the feature
     * @param variance of that
     */
    public record Correction(double mean, double variance) {}

    public Weights {
        corrections = Map.copyOf(corrections);
    }

    /** Log-odds to add for each unit; 0 when nothing was learnt of it. */
    public double of(String feature) {
        Correction correction = corrections.get(feature);
        return correction == null ? 0 : correction.mean();
    }

    /** How uncertain the weight of a feature is: what was learnt of it, else how far it may be from the policy's. */
    public double variance(String feature, double prior) {
        Correction correction = corrections.get(feature);
        return correction == null ? priorVariance(feature, prior) : correction.variance();
    }

    /** A third of a weight, and more than that for the small ones. */
    static double priorVariance(String name, double prior) {
        double deviation =
                name.startsWith(Feature.KIND) ? 0.3 + 0.3 * Math.abs(prior) : name.equals(Feature.BIAS) ? 0.7 : 0.35;
        return deviation * deviation;
    }

    /** In the order of names, for whoever writes them. */
    public Map<String, Correction> sorted() {
        return new TreeMap<>(corrections);
    }
}

package io.wildcatch.streams.domain.learning;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was learnt of the weights of evidence: corrections to the policy's.
 *
 * @param epoch that published them; 0: none yet, the policy's hold
 * @param corrections by feature
 * @param explorationOpen human contacts that may still be exploration, at least 0
 */
public record Weights(long epoch, Map<String, Correction> corrections, double explorationOpen) {

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

    /** In the order of names, for whoever writes them. */
    public Map<String, Correction> sorted() {
        return new TreeMap<>(corrections);
    }
}

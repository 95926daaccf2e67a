package io.wildcatch.streams.domain.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What strands of evidence tell beyond the policy's weight of their kind. */
public final class Lifts {

    public static final Lifts NONE = new Lifts(Map.of());

    /**
     * That of one strand.
     *
     * @param feature name of it as a factor
     * @param weight log-odds to add for each unit
     */
    public record Lift(String feature, double weight) {}

    private final Map<Strand, Double> weights;
    private final Map<String, Map<String, Lift>> byKind = new HashMap<>();
    private final Map<String, Double> byFeature = new HashMap<>();

    /** @param weights log-odds to add for each unit, by strand */
    public Lifts(Map<Strand, Double> weights) {
        this.weights = new TreeMap<>(weights);
        weights.forEach((strand, weight) -> {
            Lift lift = new Lift(strand.feature(), weight);
            byKind.computeIfAbsent(strand.kind(), kind -> new HashMap<>()).put(strand.source(), lift);
            byFeature.put(lift.feature(), weight);
        });
    }

    /** By strand, in their order. */
    public Map<Strand, Double> weights() {
        return new TreeMap<>(weights);
    }

    /** @return null when nothing is known of it */
    public @Nullable Lift of(String kind, String source) {
        Map<String, Lift> sources = byKind.get(kind);
        return sources == null ? null : sources.get(source);
    }

    /** Log-odds for each unit of a feature; 0 when it is no lift that is known. */
    double of(String feature) {
        return byFeature.getOrDefault(feature, 0.0);
    }
}

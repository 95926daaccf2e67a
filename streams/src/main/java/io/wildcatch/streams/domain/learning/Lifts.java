package io.wildcatch.streams.domain.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What evidence tells by how rare it is among all companies and by what it comes together with.
 *
 * <p>Log-odds of a project against any other company are base + Σ weight − ln(1 + e^(crowd + Σ busy)), over what shows it: the
 * last term is for companies of which everything is reported.
 */
public final class Lifts {

    public static final Lifts NONE = new Lifts(Map.of(), 0, 0, 0);

    /**
     * That of one strand.
     *
     * @param weight log-odds of a project against any other company, that it shows rather than doesn't
     * @param busy the same of a company of which everything is reported
     */
    public record Lift(Strand strand, String feature, double weight, double busy) {

        public Lift(Strand strand, double weight, double busy) {
            this(strand, strand.feature(), weight, busy);
        }
    }

    private final Map<Strand, Lift> lifts = new TreeMap<>();
    private final double trust;
    private final double base;
    private final double crowd;
    /** By kind, source and grade. */
    private final Map<String, Map<String, @Nullable Lift[]>> byKind = new HashMap<>();

    private final Map<String, Lift> byFeature = new HashMap<>();

    /**
     * @param lifts by strand
     * @param trust how much they count, and the policy's weights don't, 0 to 1
     * @param base log-odds of a project where nothing shows, beyond the policy's
     * @param crowd log-odds of a company of which everything is reported where nothing shows
     */
    public Lifts(Map<Strand, Lift> lifts, double trust, double base, double crowd) {
        this.trust = trust;
        this.base = base;
        this.crowd = crowd;
        lifts.forEach((strand, lift) -> {
            this.lifts.put(strand, lift);
            byKind.computeIfAbsent(strand.kind(), kind -> new HashMap<>())
                    .computeIfAbsent(strand.source(), source -> new Lift[Strand.GRADES])[strand.grade()] = lift;
            byFeature.put(lift.feature(), lift);
        });
    }

    /** By strand, in their order. */
    public Map<Strand, Lift> all() {
        return new TreeMap<>(lifts);
    }

    public double trust() {
        return trust;
    }

    public double base() {
        return base;
    }

    public double crowd() {
        return crowd;
    }

    /** @return null when nothing is known of it */
    public @Nullable Lift of(String kind, String source, int grade) {
        Map<String, @Nullable Lift[]> sources = byKind.get(kind);
        @Nullable Lift[] grades = sources == null ? null : sources.get(source);
        return grades == null ? null : grades[grade];
    }

    /** @return null when nothing is known of it */
    @Nullable
    Lift of(String feature) {
        return byFeature.get(feature);
    }
}

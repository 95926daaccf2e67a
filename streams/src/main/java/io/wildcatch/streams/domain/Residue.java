package io.wildcatch.streams.domain;

import org.jspecify.annotations.Nullable;

/** Sufficient statistics of sightings that were folded away: nothing that the rules need of them is lost. */
public final class Residue {

    /**
     * Evidence of one kind: since all of it decays at one rate, its sum at one time says it all.
     *
     * @param offering offering named, or null
     * @param kind kind of signal
     * @param intent intent named, or null
     * @param mass sum of decayed strengths at {@code at}
     * @param at time of the sum
     */
    public record Mass(
            @Nullable String offering,
            String kind,
            @Nullable Intent intent,
            double mass,
            long at) {}

    /**
     * A source that has shown the account.
     *
     * @param offering offering named, or null
     * @param source source id
     * @param since first time
     * @param last last time
     */
    public record Shown(@Nullable String offering, String source, long since, long last) {}

    private Residue() {}
}

package io.wildcatch.local.market;

import java.util.List;

/**
 * Seeded chance that gives the same numbers on every machine: SplitMix64 (Steele, Lea and Flood, 2014) and {@link
 * StrictMath}.
 */
final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for each thing that is thrown for, so that no throw depends on how many came before. */
    static Dice of(long seed, String purpose, long index) {
        return new Dice(mix(mix(seed + GAMMA * purpose.hashCode()) + GAMMA * index));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /** From 0, below 1. */
    double share() {
        return (next() >>> 11) * DOUBLE_UNIT;
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** From low, below high. */
    double between(double low, double high) {
        return low + (high - low) * share();
    }

    /** From 0, below bound. */
    int below(int bound) {
        return (int) (share() * bound);
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** Waiting time of the given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /** Number of independent rare things of the given mean, which is small. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = share(); product > limit; product *= share()) {
            count++;
        }
        return count;
    }
}

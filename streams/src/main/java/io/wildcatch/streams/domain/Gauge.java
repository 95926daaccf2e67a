package io.wildcatch.streams.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules 3 and 4: how many rivals know, and what chance that leaves.
 *
 * <p>A source s shows what it reports to one given rival with probability r_s ~ Beta(α_s, β_s); the rival picks it up
 * after an exponential lag of mean pickup_s. Sources of one family resell the same data, so that only the most visible
 * of them counts; families are independent. With ages a_s,
 *
 * <pre>p(t) = 1 − Π_families (1 − max_{s in family} r_s · (1 − e^(−a_s / pickup_s)))</pre>
 *
 * The number R of rivals who know is Binomial(K, p), so that E[R] = K·p.
 */
public final class Gauge {

    private static final long HOUR = 3_600_000L;
    /** Beyond this, "never" is close enough: 200 years. */
    private static final long HORIZON = 200L * 365 * 24 * HOUR;

    private final Exposure[][] families;
    private final int rivals;
    private final Chance chance;

    /** The chance to win when each of so many rivals knows with probability p, 0 to 1. */
    @FunctionalInterface
    interface Chance {
        double of(double p, int rivals);
    }

    private Gauge(Exposure[][] families, int rivals, Chance chance) {
        this.families = families;
        this.rivals = rivals;
        this.chance = chance;
    }

    /**
     * @param exposures sources that have shown the account, in any order
     * @param rivals number of rivals K in the market, at least 0
     */
    public static Gauge of(List<Exposure> exposures, int rivals) {
        return of(exposures, rivals, Gauge::chance);
    }

    static Gauge of(List<Exposure> exposures, int rivals, Chance chance) {
        if (exposures.size() == 1) {
            return new Gauge(new Exposure[][] {{exposures.get(0)}}, rivals, chance);
        }
        List<Exposure> sorted = new ArrayList<>(exposures);
        // Floating-point products depend on their order: a canonical order gives the same bits for the same set.
        sorted.sort(Gauge::byFamily);
        List<Exposure[]> families = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            String family = sorted.get(from).source().family();
            while (to < sorted.size() && sorted.get(to).source().family().equals(family)) {
                to++;
            }
            families.add(sorted.subList(from, to).toArray(new Exposure[0]));
            from = to;
        }
        return new Gauge(families.toArray(new Exposure[0][]), rivals, chance);
    }

    private static int byFamily(Exposure one, Exposure other) {
        int family = one.source().family().compareTo(other.source().family());
        return family != 0 ? family : one.source().id().compareTo(other.source().id());
    }

    /** What it was made of, by family and source. */
    public List<Exposure> exposures() {
        return Arrays.stream(families).flatMap(Arrays::stream).toList();
    }

    /** Independent families of sources. */
    public int families() {
        return families.length;
    }

    /** Probability that one given rival knows at {@code time}, 0 to 1. */
    public double probability(double time) {
        double unseen = 1;
        for (Exposure[] family : families) {
            unseen *= 1 - visibility(family, time);
        }
        return 1 - unseen;
    }

    /** E[R] at {@code time}. */
    public double expectedRivals(double time) {
        return rivals * probability(time);
    }

    /** Rule 4: E[1 / (1 + R)] at {@code time}, the chance to win among the rivals that know, 0 to 1. */
    public double chance(double time) {
        return chance.of(probability(time), rivals);
    }

    /** E[1 / (1 + R)] for R ~ Binomial(rivals, p): (1 − (1 − p)^(K+1)) / ((K + 1)·p). */
    public static double chance(double p, int rivals) {
        if (p <= 0 || rivals == 0) {
            return 1;
        }
        if (p >= 1) {
            return 1.0 / (rivals + 1);
        }
        return -Math.expm1((rivals + 1) * Math.log1p(-p)) / ((rivals + 1) * p);
    }

    /**
     * E[R] with the 90 % interval of R, from the Beta posteriors of the reaches and the binomial together: the
     * probability that a rival doesn't know is a product of independent terms whose first two moments are known; a
     * Beta with these moments makes R beta-binomial.
     */
    public Estimate estimate(double time) {
        double first = 1;
        double second = 1;
        for (Exposure[] family : families) {
            Exposure shown = mostVisible(family, time);
            double alpha = shown.source().alpha();
            double n = alpha + shown.source().beta();
            double mean = alpha / n;
            double square = mean * (alpha + 1) / (n + 1);
            double pickedUp = shown.pickedUp(time);
            first *= 1 - pickedUp * mean;
            second *= 1 - 2 * pickedUp * mean + shown.squareOfPickedUp(time) * square;
        }
        double mean = rivals * (1 - first);
        return BetaBinomial.ofMoments(rivals, 1 - first, Math.max(0, second - first * first))
                .estimate(mean);
    }

    /**
     * E[R] in a world in which every reach is at its quantile {@code q}.
     *
     * @param q 0 to 1
     */
    double drawn(double time, double q) {
        double unseen = 1;
        for (Exposure[] family : families) {
            Exposure shown = mostVisible(family, time);
            unseen *= 1 - shown.source().reachQuantile(q) * shown.pickedUp(time);
        }
        return rivals * (1 - unseen);
    }

    /**
     * The time at which E[R] crosses {@code limit} if nothing else happens.
     *
     * @return {@code now} when it has crossed already; null when it never will
     */
    public @Nullable Long crossing(double limit, long now) {
        if (expectedRivals(now) > limit) {
            return now;
        }
        if (expectedRivals(Double.POSITIVE_INFINITY) <= limit) {
            return null;
        }
        long low = now;
        long step = HOUR;
        while (expectedRivals(low + step) <= limit) {
            low += step;
            step *= 2;
            if (step > HORIZON) {
                return null;
            }
        }
        return bisect(low, low + step, limit);
    }

    /** First millisecond in (low, high] at which E[R] is above the limit; E[R] never falls. */
    private long bisect(long low, long high, double limit) {
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (expectedRivals(middle) > limit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double visibility(Exposure[] family, double time) {
        double visible = family[0].visibleAt(time);
        for (int i = 1; i < family.length; i++) {
            double other = family[i].visibleAt(time);
            visible = other > visible ? other : visible;
        }
        return visible;
    }

    private static Exposure mostVisible(Exposure[] family, double time) {
        Exposure best = family[0];
        if (family.length == 1) {
            return best;
        }
        double visible = best.visibleAt(time);
        for (int i = 1; i < family.length; i++) {
            double other = family[i].visibleAt(time);
            if (other > visible) {
                best = family[i];
                visible = other;
            }
        }
        return best;
    }
}

package io.wildcatch.local.lab;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Shares, means and percentiles of what may be nothing. */
final class Figures {

    private Figures() {}

    /** null of nothing */
    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /** null of nothing */
    static @Nullable Double mean(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? null : Arrays.stream(all).sum() / all.length;
    }

    /**
     * The nearest-rank percentile: the smallest value that at least this share of the values doesn't exceed.
     *
     * @param share above 0, at most 1
     * @return null of nothing
     */
    static @Nullable Double percentile(double[] values, double share) {
        if (values.length == 0) {
            return null;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}

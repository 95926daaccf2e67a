package io.wildcatch.bench.result;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two figures of each round. What slows the machine for a while slows both of a round: so they are divided round by round,
 * and the median is taken of the quotients.
 */
final class Pairs {

    private final Map<Integer, Double> over = new HashMap<>();
    private final Map<Integer, Double> under = new HashMap<>();

    /** Adds the figure of a round that is divided. */
    void over(int round, double figure) {
        over.put(round, figure);
    }

    /** Adds the figure of a round by which is divided. */
    void under(int round, double figure) {
        under.put(round, figure);
    }

    /** @return null when no round has both */
    @Nullable
    Double medianRatio() {
        double[] ratios = over.entrySet().stream()
                .filter(entry -> under.getOrDefault(entry.getKey(), 0.0) > 0)
                .mapToDouble(entry -> entry.getValue() / under.getOrDefault(entry.getKey(), 1.0))
                .toArray();
        return ratios.length == 0 ? null : median(ratios);
    }

    /** The one in the middle, or the mean of the two there. */
    static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no median of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}

package io.wildcatch.local.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learned reach against the true one, over the sources with 30 observations or more.
 *
 * @param sources how many these are
 * @param meanAbsoluteError of the posterior mean; null without sources
 * @param coverage share of sources whose 90 % interval holds the true reach
 * @param lines every source of which the truth is known
 */
public record ReachFit(
        long sources,
        @Nullable Double meanAbsoluteError,
        @Nullable Double coverage,
        List<Line> lines) {

    private static final long ENOUGH = 30;

    /**
     * One source.
     *
     * @param actual true reach
     * @param counts whether it has enough observations
     */
    public record Line(
            String source, double actual, double mean, double low, double high, long observations, boolean counts) {

        boolean held() {
            return actual >= low && actual <= high;
        }
    }

    static ReachFit of(List<Ranges.ReachEstimate> estimates, List<Ranges.TrueReach> truth) {
        Map<String, Double> actual = new HashMap<>();
        truth.forEach(source -> actual.put(source.source(), source.reach()));
        List<Line> lines = estimates.stream()
                .filter(estimate -> actual.containsKey(estimate.source()))
                .map(estimate -> line(estimate, actual.getOrDefault(estimate.source(), 0.0)))
                .toList();
        List<Line> counted = lines.stream().filter(Line::counts).toList();
        return new ReachFit(
                counted.size(),
                Figures.mean(counted.stream().mapToDouble(line -> Math.abs(line.mean() - line.actual()))),
                Figures.share(counted.stream().filter(Line::held).count(), counted.size()),
                lines);
    }

    private static Line line(Ranges.ReachEstimate estimate, double actual) {
        return new Line(
                estimate.source(),
                actual,
                estimate.mean(),
                estimate.low(),
                estimate.high(),
                estimate.observations(),
                estimate.observations() >= ENOUGH);
    }
}

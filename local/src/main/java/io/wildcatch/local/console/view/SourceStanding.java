package io.wildcatch.local.console.view;

import io.wildcatch.event.Interval;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.local.console.view.SourceBoard.Point;
import io.wildcatch.local.console.view.SourceBoard.Standing;
import io.wildcatch.streams.domain.policy.SourceTerms;
import io.wildcatch.streams.topology.SourcePriors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source and how many rivals see what it shows.
 *
 * @param settings as configured; null: nobody has
 * @param reach probability that one given rival sees a signal of this source, with its 90 % interval; null: unknown
 * @param learnt the last estimate; null: {@code reach} is the prior
 * @param trend means over time, oldest first
 * @param change of the mean over the last 30 days
 * @param opportunities that it has shown
 * @param human of these, those in the hands of people
 */
public record SourceStanding(
        String id,
        @Nullable Source settings,
        @Nullable Interval reach,
        @Nullable SourceReach learnt,
        List<TrendPoint> trend,
        double change,
        int opportunities,
        int human) {

    private static final Duration TREND_SPAN = Duration.ofDays(30);

    /** A mean at a time. */
    public record TrendPoint(Instant at, double mean) {}

    static SourceStanding of(Standing standing, int opportunities, int human) {
        List<TrendPoint> trend = standing.history().stream()
                .map(point -> new TrendPoint(point.at(), point.reach().getMean()))
                .toList();
        SourceReach learnt = last(standing.history());
        return new SourceStanding(
                standing.id(),
                standing.settings(),
                learnt == null ? prior(standing.id(), standing.settings()) : interval(learnt),
                learnt,
                trend,
                change(trend),
                opportunities,
                human);
    }

    private static @Nullable SourceReach last(List<Point> history) {
        return history.isEmpty() ? null : history.get(history.size() - 1).reach();
    }

    private static Interval interval(SourceReach learnt) {
        return new Interval(learnt.getMean(), learnt.getLow(), learnt.getHigh());
    }

    /** As the pipeline believes before anything was learnt. */
    private static Interval prior(String id, @Nullable Source source) {
        SourceTerms terms = source == null ? SourcePriors.unknown(id) : SourcePriors.terms(source);
        return new Interval(terms.reach(), terms.reachQuantile(0.05), terms.reachQuantile(0.95));
    }

    private static double change(List<TrendPoint> trend) {
        if (trend.isEmpty()) {
            return 0;
        }
        TrendPoint last = trend.get(trend.size() - 1);
        Instant since = last.at().minus(TREND_SPAN);
        double before = trend.stream()
                .filter(point -> !point.at().isBefore(since))
                .findFirst()
                .orElse(last)
                .mean();
        return last.mean() - before;
    }
}

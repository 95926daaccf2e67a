package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.learning.Weights.Correction;
import io.wildcatch.streams.domain.policy.LearningRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rule 2: weights learnt from verdicts. A logistic regression whose weights are normal around the policy's, fitted anew to
 * all that is remembered (Fisher scoring; the curvature at the mode gives the variances). Beside a correction for each
 * feature there is one {@link Feature#SCALE} for all kinds together: a policy that is too sure of itself is so
 * throughout, and a few verdicts tell. Some verdicts err, so that a surprising one doesn't overturn everything.
 *
 * <p>Only what was routed gets a verdict, and not all of that. What was routed and ended without one is censored: it
 * bought with probability p·(1 − v)/(p·(1 − v) + (1 − p)·(1 − w)), where p is the present belief, and v and w the shares
 * of purchases and of others that a verdict tells (policy). It teaches that, not "no".
 */
public final class WeightLearner {

    private static final int ROUNDS = 30;
    private static final double CLOSE = 1e-9;
    /** Longest step: a logistic curve is flat far out, and would send a full one astray. */
    private static final double STEP = 1;

    /**
     * What one case has taught.
     *
     * @param at event time
     * @param features what was known when it became a lead
     * @param buying as a verdict said; null: it ended without one
     */
    public record Lesson(
            long at, List<Feature> features, @Nullable Boolean buying) {}

    private final LearningRules rules;
    private final Lifts lifts;
    private final List<Lesson> lessons = new ArrayList<>();
    private @Nullable Map<String, Correction> fitted;
    private double jointShare = 1;
    private @Nullable Weights weights;

    /** @param lifts what was learnt without verdicts, and is taken for certain */
    public WeightLearner(LearningRules rules, Lifts lifts) {
        this.rules = rules;
        this.lifts = lifts;
    }

    public void learn(Lesson lesson) {
        lessons.add(new Lesson(lesson.at, joined(lesson.features), lesson.buying));
        fitted = null;
        weights = null;
    }

    /** What all lifts tell together is one feature, of weight 1 until verdicts say otherwise. */
    private List<Feature> joined(List<Feature> features) {
        if (lifts.trust() == 0) {
            return features.stream().filter(feature -> !feature.isLift()).toList();
        }
        List<Feature> joined = new ArrayList<>(features.size());
        Set<String> told = new HashSet<>();
        double logOdds = lifts.base();
        double busy = lifts.crowd();
        for (Feature feature : features) {
            Lifts.Lift lift = feature.isLift() ? lifts.of(feature.name()) : null;
            if (lift != null) {
                told.add(Feature.KIND + lift.strand().kind());
                logOdds += feature.value() * lift.weight();
                busy += feature.value() * lift.busy();
            }
        }
        for (Feature feature : features) {
            if (told.contains(feature.name())) {
                joined.add(new Feature(feature.name(), feature.value(), feature.prior() * (1 - lifts.trust())));
            } else if (!feature.isLift()) {
                joined.add(feature);
            }
        }
        joined.add(new Feature(Feature.LIFTS, lifts.trust() * (logOdds - Math.log1p(Math.exp(busy))), 1));
        return joined;
    }

    /** Present belief, 0 to 1. */
    public double probability(List<Feature> features) {
        Weights weights = weights();
        double logOdds = 0;
        for (Feature feature : joined(features)) {
            logOdds += feature.value() * weights.of(feature.name(), feature.prior());
        }
        return logistic(logOdds);
    }

    /** Standard deviation of the log-odds that {@link #probability} is made of. */
    public double deviation(List<Feature> features) {
        Weights weights = weights();
        double variance = 0;
        double evidence = 0;
        for (Feature feature : joined(features)) {
            variance += feature.value() * feature.value() * weights.variance(feature.name(), feature.prior());
            evidence += feature.isEvidence() ? feature.value() * feature.prior() : 0;
        }
        return Math.sqrt(variance + evidence * evidence * weights.variance(Feature.SCALE, 1));
    }

    /** What was learnt, by feature; empty before the first lesson. */
    public Map<String, Correction> corrections() {
        if (fitted == null) {
            fitted = lessons.isEmpty() ? Map.of() : fit();
        }
        return new TreeMap<>(fitted);
    }

    /** How uncertain the log-odds of a lesson are, on average, by how uncertain its weights are one by one, 0 to 1. */
    public double jointShare() {
        corrections();
        return jointShare;
    }

    private Weights weights() {
        if (weights == null) {
            weights = new Weights(0, corrections(), jointShare, 0, lifts, false);
        }
        return weights;
    }

    /** Verdicts so far, less what faded. */
    public double outcomes() {
        long now = now();
        return lessons.stream()
                .filter(lesson -> lesson.buying != null)
                .mapToDouble(lesson -> kept(lesson, now))
                .sum();
    }

    private long now() {
        return lessons.stream().mapToLong(Lesson::at).max().orElse(0);
    }

    /** Old experience fades. */
    private double kept(Lesson lesson, long now) {
        return Math.exp(-Math.log(2) * (now - lesson.at) / rules.halfLife().toMillis());
    }

    /** One row of the regression: log-odds by the policy, and what each correction adds for each unit. */
    private record Row(
            double prior,
            double[] values,
            double weight,
            @Nullable Boolean buying) {}

    private Map<String, Correction> fit() {
        List<String> names = names();
        double[] precision = new double[names.size()];
        List<Row> rows = rows(names, precision);
        double[] at = new double[names.size()];
        Curve curve = new Curve(precision, at);
        for (int round = 0; round < ROUNDS; round++) {
            curve = new Curve(precision, at);
            rows.forEach(curve::add);
            if (step(at, curve.solve()) < CLOSE) {
                break;
            }
        }
        Cholesky posterior = curve.factor();
        double[] variances = posterior.inverseDiagonal();
        jointShare = jointShare(rows, posterior, variances);
        Map<String, Correction> corrections = new TreeMap<>();
        for (int i = 0; i < at.length; i++) {
            corrections.put(names.get(i), new Correction(at[i], variances[i]));
        }
        return corrections;
    }

    private static double jointShare(List<Row> rows, Cholesky posterior, double[] variances) {
        double joint = 0;
        double apart = 0;
        for (Row row : rows) {
            double[] spread = posterior.solve(row.values);
            for (int i = 0; i < variances.length; i++) {
                joint += row.values[i] * spread[i];
                apart += row.values[i] * row.values[i] * variances[i];
            }
        }
        return Math.min(1, joint / apart);
    }

    private static double step(double[] at, double[] step) {
        double longest = 0;
        for (double part : step) {
            longest = Math.max(longest, Math.abs(part));
        }
        double share = longest > STEP ? STEP / longest : 1;
        for (int i = 0; i < at.length; i++) {
            at[i] += share * step[i];
        }
        return longest;
    }

    private List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        names.add(Feature.SCALE);
        lessons.forEach(lesson -> lesson.features.forEach(feature -> names.add(feature.name())));
        return List.copyOf(names);
    }

    private List<Row> rows(List<String> names, double[] precision) {
        Map<String, Integer> index = new TreeMap<>();
        names.forEach(name -> index.put(name, index.size()));
        int scale = index.getOrDefault(Feature.SCALE, 0);
        precision[scale] = 1 / Weights.priorVariance(Feature.SCALE, 1);
        long now = now();
        List<Row> rows = new ArrayList<>(lessons.size());
        for (Lesson lesson : lessons) {
            double[] values = new double[names.size()];
            double prior = 0;
            for (Feature feature : lesson.features) {
                int column = index.getOrDefault(feature.name(), 0);
                precision[column] = 1 / Weights.priorVariance(feature.name(), feature.prior());
                values[column] += feature.value();
                prior += feature.value() * feature.prior();
                values[scale] += feature.isEvidence() ? feature.value() * feature.prior() : 0;
            }
            double weight = kept(lesson, now) * (lesson.buying == null ? rules.censoredWeight() : 1);
            rows.add(new Row(prior, values, weight, lesson.buying));
        }
        return rows;
    }

    /** Slope and curvature of the log-posterior at one point. */
    private final class Curve {
        private final double[] at;
        private final double[] slope;
        /** Its lower half: it is symmetric. */
        private final double[][] curvature;

        Curve(double[] precision, double[] at) {
            this.at = at.clone();
            slope = new double[at.length];
            curvature = new double[at.length][at.length];
            for (int i = 0; i < at.length; i++) {
                slope[i] = -precision[i] * at[i];
                curvature[i][i] = precision[i];
            }
        }

        void add(Row row) {
            double logOdds = row.prior;
            for (int i = 0; i < at.length; i++) {
                logOdds += at[i] * row.values[i];
            }
            double p = logistic(logOdds);
            double sure = 1 - 2 * rules.verdictError();
            double told = rules.verdictError() + sure * p;
            double steep = sure * p * (1 - p);
            double pull = row.weight * steep * (target(row, p) - told) / (told * (1 - told));
            double bend = row.weight * steep * steep / (told * (1 - told));
            for (int i = 0; i < at.length; i++) {
                if (row.values[i] != 0) {
                    slope[i] += pull * row.values[i];
                    for (int j = 0; j <= i; j++) {
                        curvature[i][j] += bend * row.values[i] * row.values[j];
                    }
                }
            }
        }

        private double target(Row row, double p) {
            if (row.buying != null) {
                return row.buying ? 1 : 0;
            }
            double bought = p * (1 - rules.verdictShare());
            return bought / Math.max(1e-12, bought + (1 - p) * (1 - rules.refusalShare()));
        }

        /** The step to where the log-posterior would be highest if it were a parabola. */
        double[] solve() {
            return factor().solve(slope);
        }

        Cholesky factor() {
            return new Cholesky(curvature);
        }
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}

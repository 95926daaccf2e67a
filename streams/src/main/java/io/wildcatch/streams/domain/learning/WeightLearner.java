package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.learning.Weights.Correction;
import io.wildcatch.streams.domain.policy.Policy.LearningRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rule 2: weights learnt online. A logistic regression whose weights are independent normals around the policy's; each
 * outcome moves them by one step of an extended Kalman filter (assumed-density filtering with a diagonal covariance), so
 * that rare evidence moves much and evidence that is known well hardly moves.
 *
 * <p>Only what was routed gets a verdict, and not all of that. What was routed and ended without one is censored: it
 * bought with probability p·(1 − v)/(1 − p·v), where p is the present belief and v the share of purchases that a verdict
 * tells (policy). It teaches that, not "no".
 */
public final class WeightLearner {

    private final LearningRules rules;
    private final Map<String, Correction> corrections = new TreeMap<>();
    private double outcomes;
    private long fadedTo;

    public WeightLearner(LearningRules rules) {
        this.rules = rules;
    }

    /** Takes up where another one stopped. */
    public WeightLearner(LearningRules rules, Map<String, Correction> learnt, double outcomes, long fadedTo) {
        this(rules);
        corrections.putAll(learnt);
        this.outcomes = outcomes;
        this.fadedTo = fadedTo;
    }

    /** A verdict said whether the account was buying. */
    public void outcome(List<Feature> features, boolean buying, long at) {
        learn(features, buying ? 1 : 0, 1, at);
        outcomes++;
    }

    /** What was routed has ended without a verdict. */
    public void censored(List<Feature> features, long at) {
        double p = probability(features);
        double bought = p * (1 - rules.verdictShare()) / (1 - p * rules.verdictShare());
        learn(features, bought, rules.censoredWeight(), at);
    }

    /** Present belief, 0 to 1. */
    public double probability(List<Feature> features) {
        double logOdds = 0;
        for (Feature feature : features) {
            logOdds += feature.value() * (feature.prior() + correction(feature).mean());
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    private void learn(List<Feature> features, double target, double weight, long at) {
        fade(at);
        double spread = 0;
        for (Feature feature : features) {
            spread += correction(feature).variance() * feature.value() * feature.value();
        }
        double p = probability(features);
        double curvature = weight * Math.max(1e-4, p * (1 - p));
        double step = weight * (target - p) / (1 + spread * curvature);
        double shrink = curvature / (1 + spread * curvature);
        for (Feature feature : features) {
            Correction known = correction(feature);
            double gain = known.variance() * feature.value();
            corrections.put(
                    feature.name(),
                    new Correction(known.mean() + gain * step, known.variance() - gain * gain * shrink));
        }
    }

    private Correction correction(Feature feature) {
        Correction known = corrections.get(feature.name());
        return known == null ? new Correction(0, Weights.priorVariance(feature.name(), feature.prior())) : known;
    }

    /** Old experience fades towards the policy. */
    private void fade(long now) {
        if (fadedTo > 0 && now > fadedTo) {
            double kept =
                    Math.exp(-Math.log(2) * (now - fadedTo) / rules.halfLife().toMillis());
            corrections.replaceAll((name, known) -> new Correction(
                    known.mean() * kept, known.variance() + (1 - kept) * Math.max(0, 0.25 - known.variance())));
            outcomes *= kept;
        }
        fadedTo = Math.max(fadedTo, now);
    }

    public Map<String, Correction> corrections() {
        return new TreeMap<>(corrections);
    }

    /** Verdicts so far, less what faded. */
    public double outcomes() {
        return outcomes;
    }

    public long fadedTo() {
        return fadedTo;
    }
}

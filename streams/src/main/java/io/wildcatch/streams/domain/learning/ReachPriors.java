package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What is believed of reaches before anything was observed: the declared Beta prior, with a share of doubt that the
 * declaration is right at all. The doubt is what lets a few dozen verdicts overturn a declaration that is plainly wrong
 * (a robust prior: Berger, 1985, section 4.7), while one that is right stays nearly as it was. The doubt is a Beta of the
 * same mean that is worth one observation, so that doubting alone moves no expectation.
 *
 * <p>Each takes some hundred Beta functions to work out, so that those asked for lately are kept. For one thread.
 */
public final class ReachPriors {

    /** Observations that the doubtful part of the prior is worth. */
    private static final double DOUBTFUL = 1;

    private static final int REMEMBERED = 1_024;

    private final LearningRules rules;

    private final Map<Declared, double[]> lately = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Declared, double[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Declared(double alpha, double beta) {}

    public ReachPriors(LearningRules rules) {
        this.rules = rules;
    }

    LearningRules rules() {
        return rules;
    }

    /** What is believed of a source by now. */
    public ReachPosterior posterior(SourceTerms source, ReachBelief belief) {
        double[] shares = lately.computeIfAbsent(new Declared(source.alpha(), source.beta()), this::shares);
        double overlaps = Math.min(rules.overlapLimit(), rules.overlapWeight() * belief.overlaps());
        return ReachPosterior.of(shares, belief, overlaps);
    }

    private double[] shares(Declared prior) {
        double mean = prior.alpha / (prior.alpha + prior.beta);
        BetaDistribution declared = BetaDistribution.of(prior.alpha, prior.beta);
        BetaDistribution doubtful = BetaDistribution.of(DOUBTFUL * mean, DOUBTFUL * (1 - mean));
        double[] shares = new double[ReachGrid.POINTS];
        for (int i = 0; i < shares.length; i++) {
            shares[i] =
                    (1 - rules.doubt()) * ReachGrid.share(declared, i) + rules.doubt() * ReachGrid.share(doubtful, i);
        }
        return shares;
    }
}

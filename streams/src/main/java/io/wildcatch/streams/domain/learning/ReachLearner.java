package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rule 5: verdicts teach the reach of the sources that had shown the account before. A verdict "no rivals" has the
 * probability Π_families E[(1 − r_s·g_s)^K], where g_s is the share of pickup by then; "rivals were there" the rest. Each
 * source is updated with the others at what is believed of them (assumed-density filtering), so that a source gets the
 * credit that no better-known one explains away: a noisy-or.
 */
public final class ReachLearner {

    /**
     * Ways in which rivals know that no source of ours shows. It takes the blame for rivals that nothing else explains.
     */
    public static final SourceTerms ELSEWHERE = new SourceTerms("", "", "elsewhere", 1, 49, 1);

    private final ReachPriors priors;
    private final LearningRules rules;
    private final Function<String, ReachBelief> beliefs;

    /** @param beliefs gives the belief of a source, which is updated in place */
    public ReachLearner(ReachPriors priors, Function<String, ReachBelief> beliefs) {
        this.priors = priors;
        this.rules = priors.rules();
        this.beliefs = beliefs;
    }

    private record Shown(ReachBelief belief, Telling telling, double quiet) {}

    /**
     * Learns from one verdict.
     *
     * @param exposures sources that had shown the account, with their declared priors
     * @param rivals in the market
     * @param present whether rivals were there
     * @param at event time of the verdict
     * @return log-probability that was given to it before: how well what was believed has foretold it
     */
    public double observe(List<Exposure> exposures, int rivals, boolean present, long at) {
        List<Shown> shown = mostVisible(exposures, rivals, at);
        double allQuiet = quiet(shown);
        for (Shown one : shown) {
            one.belief.observe(one.telling, rivals, allQuiet / one.quiet, present, rules.verdictError());
        }
        return log(allQuiet, present);
    }

    /** The log-probability of a verdict by what is believed, without learning from it. */
    public double foretell(List<Exposure> exposures, int rivals, boolean present, long at) {
        return log(quiet(mostVisible(exposures, rivals, at)), present);
    }

    private static double quiet(List<Shown> shown) {
        double quiet = 1;
        for (Shown one : shown) {
            quiet *= one.quiet;
        }
        return quiet;
    }

    private double log(double quiet, boolean present) {
        double foretold = present ? 1 - quiet : quiet;
        return Math.log(rules.verdictError() + (1 - 2 * rules.verdictError()) * foretold);
    }

    /** Of each family the source through which most rivals know: the others add nothing. */
    private List<Shown> mostVisible(List<Exposure> exposures, int rivals, long at) {
        List<Exposure> sorted = new ArrayList<>(exposures);
        sorted.add(new Exposure(ELSEWHERE, 0));
        sorted.sort(Comparator.comparing((Exposure e) -> e.source().family())
                .thenComparing(e -> e.source().id()));
        List<Shown> shown = new ArrayList<>();
        @Nullable String family = null;
        for (Exposure exposure : sorted) {
            Telling telling = Telling.of(exposure, at);
            if (telling.pickedUp() < rules.leastPickup() || rivals == 0) {
                continue;
            }
            ReachBelief belief = beliefs.apply(exposure.source().id());
            belief.fade(at, rules.halfLife().toMillis());
            double quiet =
                    Math.max(1e-12, priors.posterior(exposure.source(), belief).quiet(telling, rivals));
            Shown candidate = new Shown(belief, telling, quiet);
            if (!exposure.source().family().equals(family)) {
                shown.add(candidate);
            } else if (quiet < shown.get(shown.size() - 1).quiet) {
                shown.set(shown.size() - 1, candidate);
            }
            family = exposure.source().family();
        }
        return shown;
    }

    /**
     * Learns from an event of a source that a source of another family has shown too: what is shared is known to more.
     * That nobody else showed it says nothing: rivals may read the source itself.
     *
     * @param other the other source
     * @param delay how much later, milliseconds
     */
    public void overlap(String source, SourceTerms other, double delay, long at) {
        ReachBelief belief = beliefs.apply(source);
        belief.fade(at, rules.halfLife().toMillis());
        belief.overlap(other.reach() / (1 + Math.max(0, delay) / other.pickupMillis()));
    }
}

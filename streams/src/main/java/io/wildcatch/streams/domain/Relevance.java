package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Exposure.Glimpse;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.Policy.ScoringRules;
import io.wildcatch.streams.domain.policy.Policy.VisibilityRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Which reports tell of a project. All of them, unless the policy has them weighed by evidence ({@code
 * visibility.byEvidence}): where reports of a kind come at random, at the rate n from any company and n + m from
 * one with a project, one report multiplies the odds of a project by (n + m)/n: that is e^weight. And of the reports
 * from a company with a project, the share m/(n + m) = 1 − e^(−weight) is of the project. So an entry in a register,
 * which says nothing of a purchase, tells no rival of one; a call for tenders tells whoever reads it. Projects end,
 * and the sooner the longer they have lasted: what was shown a time a before the newest report is of the same
 * one with probability e^(−(a/projectSpan)²).
 */
public final class Relevance {

    /** More glimpses than that don't tell more. */
    private static final int MOST = 8;

    private final ScoringRules rules;
    private final double projectSpan;
    private final boolean byEvidence;

    public Relevance(Policy policy) {
        this(policy.scoring(), policy.visibility());
    }

    Relevance(ScoringRules scoring, VisibilityRules visibility) {
        rules = scoring;
        projectSpan = visibility.projectSpan().toMillis();
        byEvidence = visibility.byEvidence();
    }

    /** Whether reports are told apart at all: otherwise the first report of a source tells, and nothing else counts. */
    boolean weighs() {
        return byEvidence;
    }

    /** Probability that a fresh report of an account with a project is of the project, 0 to 1. */
    public double of(Sighting report) {
        if (!byEvidence) {
            return 1;
        }
        double weight = rules.kind(report.kind()).weight() * Scorer.saturated(report.strength());
        return -Math.expm1(-Math.max(0, weight));
    }

    /** What is rather of a project than not is remembered when the report itself is folded away. */
    boolean lasts(Sighting report) {
        return of(report) >= 0.5;
    }

    /** Probability that a project of that age is still the one under way, 0 to 1. */
    double current(double age) {
        double spans = byEvidence ? Math.max(0, age) / projectSpan : 0;
        return Math.exp(-spans * spans);
    }

    /**
     * What one source may have told.
     *
     * @param reports in the order of time, one for each event
     * @param newest when the newest report of any source was shown
     */
    List<Glimpse> glimpses(List<Sighting> reports, long newest) {
        List<Glimpse> glimpses = new ArrayList<>(2);
        double untold = 1;
        for (Sighting report : reports) {
            double share = untold * of(report) * current(newest - report.observedAt());
            untold -= share;
            if (glimpses.size() < MOST) {
                glimpses.add(new Glimpse(report.observedAt(), share));
            }
        }
        return glimpses;
    }
}

package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Exposure.Glimpse;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.Lifts.Lift;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.ScoringRules;
import io.wildcatch.streams.domain.policy.VisibilityRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which reports tell of a project. What was shown longer ago than an opportunity lasts without a new signal tells of none
 * any more. Of the rest each tells, or, weighed by evidence, only those that are of the project.
 *
 * <p>Where reports of a kind come at random, at the rate n from any company and n + m from one with a project, one
 * report multiplies the odds of a project by (n + m)/n, and of the reports from a company with a project m/(n + m) are of
 * the project. A company that a source writes of often anyway has more noise than others: with c of its reports by then,
 * the odds of one to be of the project are
 *
 * <pre>(e^(4·weight) − 1) / (1 + crowding·(c − 1))</pre>
 *
 * Rule 2 adds up many reports, and its weights leave each a part of what it says alone: how large a part, and the
 * crowding, are what foretold the verdicts of simulated markets best. What is known of a report by what it comes with takes
 * the place of these weights, as it does in rule 2. So a headline tells where it is the only one, but
 * not in a swarm; a call for tenders tells whoever reads it. Projects end, and the sooner the longer they have lasted:
 * what was shown a time a before the newest report is of the same one with probability e^(−(a/projectSpan)²).
 *
 * <p>Weights err, and what is routed was picked for the few rivals that it seems to have. So with probability {@code
 * everyReport} rivals follow whatever a source shows of a company, and by evidence otherwise.
 */
public final class Relevance {

    /** More glimpses than that don't tell more. */
    private static final int MOST = 4;
    /** Nor do those that hardly tell at all. */
    private static final double LEAST = 0.005;
    /** What one report says alone, by what it adds to the others. */
    private static final double ALONE = 4;

    private final ScoringRules scoring;
    private final VisibilityRules visibility;
    private final double projectSpan;
    private final long memory;
    private final boolean byEvidence;
    private final Lifts lifts;

    /** @param byEvidence whether reports are weighed; otherwise the first one of a source tells, and nothing else */
    public Relevance(Policy policy, boolean byEvidence) {
        this(policy.scoring(), policy.visibility(), policy.routing().expiry(), byEvidence);
    }

    Relevance(ScoringRules scoring, VisibilityRules visibility, Duration memory, boolean byEvidence) {
        this(scoring, visibility, memory, byEvidence, Lifts.NONE);
    }

    private Relevance(
            ScoringRules scoring, VisibilityRules visibility, Duration memory, boolean byEvidence, Lifts lifts) {
        this.lifts = lifts;
        this.scoring = scoring;
        this.visibility = visibility;
        this.memory = memory.toMillis();
        this.byEvidence = byEvidence;
        projectSpan = visibility.projectSpan().toMillis();
    }

    /** With what evidence tells by what it comes with. */
    public Relevance with(Lifts learnt) {
        return learnt == lifts
                ? this
                : new Relevance(scoring, visibility, Duration.ofMillis(memory), byEvidence, learnt);
    }

    boolean byEvidence() {
        return byEvidence;
    }

    /** How long before the newest report others still tell, milliseconds. */
    long memory() {
        return memory;
    }

    /**
     * Probability that a fresh report of an account with a project is of the project, 0 to 1.
     *
     * @param crowd reports of its source by then, itself included; those of long ago count less
     */
    double of(Sighting report, double crowd) {
        double weight = ALONE * scoring.kind(report.kind()).weight() * Scorer.saturated(report.strength());
        Lift lift = lifts.of(report.kind(), report.source(), Strand.grade(report.strength()));
        if (lift != null) {
            weight += lifts.trust() * (lift.weight() - weight);
        }
        double odds = Math.expm1(Math.max(0, weight));
        return odds / (odds + 1 + visibility.crowding() * Math.max(0, crowd - 1));
    }

    /** Probability that a project of that age is still the one under way, 0 to 1. */
    double current(double age) {
        return Score.lasting(age, projectSpan);
    }

    /**
     * What one source may have told.
     *
     * @param reports in the order of time, one for each event
     * @param newest when the newest report of any source was shown
     */
    List<Glimpse> glimpses(List<Sighting> reports, long newest) {
        double crowd = 0;
        double[] currents = new double[reports.size()];
        for (int i = 0; i < currents.length; i++) {
            currents[i] = current(newest - reports.get(i).observedAt());
            crowd += currents[i];
        }
        List<Glimpse> glimpses = new ArrayList<>(2);
        double every = visibility.everyReport();
        double untold = 1;
        double unshown = 1;
        for (int i = 0; i < currents.length; i++) {
            Sighting report = reports.get(i);
            double told = untold * of(report, crowd) * currents[i];
            double shown = unshown * currents[i];
            untold -= told;
            unshown -= shown;
            double share = (1 - every) * told + every * shown;
            if (share >= LEAST) {
                glimpses.add(new Glimpse(report.observedAt(), share));
                if (glimpses.size() > MOST) {
                    glimpses.remove(weakest(glimpses));
                }
            }
        }
        return glimpses;
    }

    private static int weakest(List<Glimpse> glimpses) {
        int weakest = 0;
        for (int i = 1; i < glimpses.size(); i++) {
            weakest = glimpses.get(i).share() < glimpses.get(weakest).share() ? i : weakest;
        }
        return weakest;
    }
}

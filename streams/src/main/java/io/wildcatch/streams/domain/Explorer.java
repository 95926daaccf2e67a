package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.ExplorationRules;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Rule 13: what goes to sellers to learn, since a filter that is never tested can't be measured. Thompson sampling: a
 * world is drawn from what is believed of the weights and of the reaches, and who would be an opportunity in that world
 * is a candidate. So the accounts of which least is known come up most, and ever fewer as more is learnt. Of the
 * candidates as many are taken as the cap allows. Draws are seeded by account, offering, newest report and epoch: the
 * same input gives the same draws.
 */
final class Explorer implements Curiosity {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final ExplorationRules rules;
    private final double floor;
    private final Radar radar;

    Explorer(Policy policy) {
        rules = policy.exploration();
        floor = policy.scoring().floor();
        radar = Radar.of(policy);
    }

    @Override
    public boolean isCandidate(Case matter) {
        boolean weak = matter.score().unknownKind() || matter.events().size() >= rules.leastSignals();
        if (rules.cap() == 0 || matter.cause() != Case.Cause.INPUT || !weak) {
            return false;
        }
        SplittableRandom random = random(matter, "world");
        return drawnProbability(matter, random) >= floor && !radar.shows(drawnRivals(matter, random));
    }

    @Override
    public boolean isTaken(Case matter) {
        return random(matter, "taken").nextDouble() < matter.learnt().explorationOdds();
    }

    /** Of what kind some of the evidence is isn't known. */
    @Override
    public Rule held(Case matter) {
        return matter.score().unknownKind() ? Rule.EXPLORATION : Rule.RIPENING;
    }

    private double drawnProbability(Case matter, SplittableRandom random) {
        Weights learnt = matter.learnt();
        double variance = 0;
        for (Score.Factor factor : matter.score().factors()) {
            variance += factor.value() * factor.value() * learnt.variance(factor.name(), factor.prior());
        }
        return Score.logistic(matter.score().logOdds() + Math.sqrt(variance) * normal(random));
    }

    /** Limited by the uncertainty of p, in which that of the reaches is. */
    private static double drawnRivals(Case matter, SplittableRandom random) {
        return matter.gauge().drawn(matter.time(), random.nextDouble());
    }

    private static double normal(SplittableRandom random) {
        return NORMAL.inverseCumulativeProbability(random.nextDouble(1e-9, 1 - 1e-9));
    }

    private SplittableRandom random(Case matter, String purpose) {
        String identity = purpose
                + '\0'
                + matter.ledger().home()
                + '\0'
                + matter.pursuit().offering()
                + '\0'
                + matter.lastReport()
                + '\0'
                + matter.score().epoch();
        return new SplittableRandom(rules.seed() ^ Hashes.of(identity));
    }
}

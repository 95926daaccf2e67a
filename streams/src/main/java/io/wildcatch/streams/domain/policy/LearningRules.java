package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rules 2, 5 and 15.
 *
 * @param enabled whether what was learnt is used; it is published in any case
 * @param epoch what was learnt is published, and used, once in this time
 * @param halfLife in which old evidence fades
 * @param doubt share of belief that a source's declared reach means nothing, 0 to 1
 * @param verdictError share of verdicts on rivals that err, 0 to 0.5
 * @param leastPickup share of pickup below which a source can't have told any rival yet, 0 to 1
 * @param overlapWeight verdicts that one event seen elsewhere too is worth
 * @param overlapLimit most that all overlaps of a source are worth, in verdicts
 * @param verdictShare share of purchases among what was routed that a verdict tells, 0 to 1
 * @param refusalShare the same of what was routed and was no purchase, 0 to 1
 * @param censoredWeight what an end without a verdict is worth, in verdicts, 0 to 1
 */
public record LearningRules(
        boolean enabled,
        Duration epoch,
        Duration halfLife,
        double doubt,
        double verdictError,
        double leastPickup,
        double overlapWeight,
        double overlapLimit,
        double verdictShare,
        double refusalShare,
        double censoredWeight) {

    public LearningRules {
        Checks.positive("learning.epoch", epoch);
        Checks.positive("learning.halfLife", halfLife);
        Checks.share("learning.doubt", doubt);
        Checks.share("learning.leastPickup", leastPickup);
        Checks.share("learning.verdictShare", verdictShare);
        Checks.share("learning.refusalShare", refusalShare);
        Checks.share("learning.censoredWeight", censoredWeight);
        if (!(verdictError > 0 && verdictError < 0.5)) {
            throw new IllegalArgumentException(
                    "learning.verdictError must be above 0 and below 0.5, but is " + verdictError);
        }
        if (!(overlapWeight >= 0 && overlapLimit >= 0)) {
            throw new IllegalArgumentException("learning.overlapWeight and overlapLimit must not be negative");
        }
    }
}

package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rule 1.
 *
 * @param sameFact reports of one event are at most this far apart
 * @param withoutText the same where neither report has text, URL or reference
 * @param similarity least shingled similarity of near-identical texts, 0 to 1
 * @param corrections how long a report can be corrected by its reference, and a resend of the same (source, id) is known
 * @param lateness how late a signal may be reported
 */
public record CollapseRules(
        Duration sameFact, Duration withoutText, double similarity, Duration corrections, Duration lateness) {

    public CollapseRules {
        Checks.positive("collapse.sameFact", sameFact);
        Checks.positive("collapse.withoutText", withoutText);
        Checks.positive("collapse.corrections", corrections);
        Checks.positive("collapse.lateness", lateness);
        Checks.share("collapse.similarity", similarity);
    }
}

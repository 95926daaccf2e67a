package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rules 3 and 6.
 *
 * @param limit expected rivals up to which an opportunity is under the radar
 * @param minimumBlue how long it must stay so for a seller to have a chance to act; 0: not at all
 * @param byEvidence whether a report tells rivals of a project only as far as it is evidence of one
 * @param projectSpan how long a project lasts, about: by evidence, what was shown long before isn't of the present
 *     one
 * @param crowding by evidence, how much a further report of one source raises the odds that another is noise, in
 *     units of what the market's average noise does; at least 0
 * @param everyReport by evidence, the probability that what a source tells is followed up whatever it says, 0 to 1
 */
public record VisibilityRules(
        double limit,
        Duration minimumBlue,
        ByEvidence byEvidence,
        Duration projectSpan,
        double crowding,
        double everyReport) {

    public VisibilityRules {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("visibility.limit must be greater than 0, but is " + limit);
        }
        if (minimumBlue.isNegative()) {
            throw new IllegalArgumentException("visibility.minimumBlue must not be negative");
        }
        Checks.positive("visibility.projectSpan", projectSpan);
        if (!(crowding >= 0)) {
            throw new IllegalArgumentException("visibility.crowding must not be negative, but is " + crowding);
        }
        Checks.share("visibility.everyReport", everyReport);
    }
}

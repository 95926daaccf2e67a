package io.wildcatch.streams.domain.policy;

import java.util.Locale;

/** Whether a report tells rivals of a project only as far as it is evidence of one. */
public enum ByEvidence {
    /** Every report of a company tells. */
    NEVER,
    /** Every report tells, until verdicts on rivals speak for the other. */
    LEARNT,
    /** Only as far as it is evidence. */
    ALWAYS;

    /**
     * @param written never (or false), learnt, always (or true)
     * @throws IllegalArgumentException when it is something else
     */
    public static ByEvidence of(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "never", "false" -> NEVER;
            case "learnt" -> LEARNT;
            case "always", "true" -> ALWAYS;
            default ->
                throw new IllegalArgumentException(
                        "visibility.byEvidence must be never, learnt or always, but is " + written);
        };
    }

    /**
     * @param learnt what verdicts speak for
     * @return whether reports are weighed by evidence
     */
    public boolean holds(boolean learnt) {
        return this == ALWAYS || (this == LEARNT && learnt);
    }
}

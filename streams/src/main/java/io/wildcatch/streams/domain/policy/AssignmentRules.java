package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rule 10: how long a seller has to take up what they were given.
 *
 * @param sla when as many rivals are expected as visibility.limit allows
 * @param exclusiveSla when none is, not longer than {@code sla}; in between in proportion
 */
public record AssignmentRules(Duration sla, Duration exclusiveSla) {

    public AssignmentRules {
        Checks.positive("assignment.exclusiveSla", exclusiveSla);
        if (exclusiveSla.compareTo(sla) > 0) {
            throw new IllegalArgumentException("assignment.exclusiveSla must not be longer than assignment.sla");
        }
    }
}

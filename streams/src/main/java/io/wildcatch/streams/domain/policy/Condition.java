package io.wildcatch.streams.domain.policy;

import java.util.List;

/**
 * A user's own rule for the lane of an opportunity. In what it decides it is pure: the same facts, the same answer.
 *
 * @param name names it in decisions, not blank
 * @param when as it was written
 * @param lane where it sends what it holds for
 * @param reads the facts that it depends on
 * @param test whether it holds
 */
public record Condition(String name, String when, Target lane, List<Fact> reads, Test test) {

    /** Where a condition may send an opportunity. Who must not be contacted, and what is over, isn't up to conditions. */
    public enum Target {
        HUMAN,
        AUTOMATION,
        CONTESTED,
        HELD
    }

    /** Whether a condition holds. It never throws: what can't be worked out doesn't hold. */
    @FunctionalInterface
    public interface Test {

        boolean holds(Facts facts);

        /** How often it could not be worked out so far. */
        default long failures() {
            return 0;
        }
    }

    public Condition {
        reads = List.copyOf(reads);
    }
}

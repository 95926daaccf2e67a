package io.wildcatch.local.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity that went another way in the other replay.
 *
 * @param opportunityA its id in the first replay; null when it is only in the second
 * @param opportunityB its id in the second replay, mostly the same; null when it is only in the first
 * @param from the lane that mattered most in the first replay: {@code HUMAN}, {@code AUTOMATION}, {@code CONTESTED}, {@code
 *     SUPPRESSED}, {@code HELD}, in this order; {@code NONE} when it isn't there
 * @param to the same of the second
 * @param lanesA the lanes that it was in, one after the other
 * @param lanesB the same in the second replay
 * @param at when the ways part: time of the first decision that differs
 * @param mover the factor that differs most there, see {@link Factors}; {@code presence} when it is in one replay only
 * @param details every factor that differs there
 * @param value the larger of both expected values there, EUR
 */
public record Change(
        String accountId,
        String offering,
        @Nullable String opportunityA,
        @Nullable String opportunityB,
        String from,
        String to,
        List<String> lanesA,
        List<String> lanesB,
        String at,
        String mover,
        List<String> details,
        double value) {

    /** It matters more, or less, than before. */
    boolean ofLane() {
        return !from.equals(to);
    }
}

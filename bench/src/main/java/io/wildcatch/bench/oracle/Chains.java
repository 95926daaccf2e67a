package io.wildcatch.bench.oracle;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Each decision names the lane that its opportunity had before: what is missing between two, or is there twice, shows. A
 * change of sellers within a lane would not, but the markets of the bench have none.
 *
 * <p>An opportunity that has ended may be told anew, as one that had no lane: a report that came late, after the next one
 * of that company had begun, takes the company back to before its end, and only the last one told is remembered.
 */
public final class Chains {

    private Chains() {}

    /** @param decisions those of an opportunity in their order */
    public static Finding judge(List<Decision> decisions) {
        Map<String, Lane> lanes = new HashMap<>();
        for (Decision decision : decisions) {
            Lane before = lanes.put(decision.getOpportunityId(), decision.getLane());
            boolean toldAnew = isEnd(before) && decision.getPreviousLane() == null;
            boolean follows = toldAnew || Objects.equals(before, decision.getPreviousLane());
            if (!follows || decision.getLane() == before) {
                return Finding.refuted("opportunity %s: after %s comes %s, which names %s as the one before"
                        .formatted(
                                decision.getOpportunityId(), before, decision.getLane(), decision.getPreviousLane()));
            }
        }
        return Finding.verified();
    }

    private static boolean isEnd(@Nullable Lane lane) {
        return lane == Lane.EXPIRED || lane == Lane.CLOSED;
    }
}

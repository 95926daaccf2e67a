package io.wildcatch.bench.oracle;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Each decision names the lane that its opportunity had before: what is missing between two, or is there twice, shows. A
 * change of sellers within a lane would not, but the markets of the bench have none.
 */
public final class Chains {

    private Chains() {}

    /** @param decisions those of an opportunity in their order */
    public static Finding judge(List<Decision> decisions) {
        Map<String, Lane> lanes = new HashMap<>();
        for (Decision decision : decisions) {
            Lane before = lanes.put(decision.getOpportunityId(), decision.getLane());
            if (!Objects.equals(before, decision.getPreviousLane()) || decision.getLane() == before) {
                return Finding.refuted("opportunity %s: after %s comes %s, which names %s as the one before"
                        .formatted(
                                decision.getOpportunityId(), before, decision.getLane(), decision.getPreviousLane()));
            }
        }
        return Finding.verified();
    }
}

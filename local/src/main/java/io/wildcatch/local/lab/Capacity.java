package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Seller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Open conversations of sellers: opportunities in the lane HUMAN that bear the seller's id, from the decision that says so
 * to the one that says otherwise. Decisions of one moment count together.
 *
 * @param over sellers who at some moment had more than their {@code maxOpen}; who has none has no limit
 * @param most the most that each seller had open
 */
public record Capacity(List<String> over, Map<String, Integer> most) {

    static Capacity of(Trial trial) {
        Map<String, Set<String>> open = new HashMap<>();
        Map<String, String> sellerOf = new HashMap<>();
        Map<String, Integer> most = new TreeMap<>();
        Instant moment = Instant.MIN;
        for (Decision decision : trial.decisions()) {
            if (!decision.getAt().equals(moment)) {
                note(open, most);
                moment = decision.getAt();
            }
            String before = sellerOf.remove(decision.getOpportunityId());
            if (before != null) {
                open.getOrDefault(before, new HashSet<>()).remove(decision.getOpportunityId());
            }
            String seller = decision.getSellerId();
            if (decision.getLane() == Lane.HUMAN && seller != null) {
                sellerOf.put(decision.getOpportunityId(), seller);
                open.computeIfAbsent(seller, id -> new HashSet<>()).add(decision.getOpportunityId());
            }
        }
        note(open, most);
        return new Capacity(over(trial.sellers(), most), most);
    }

    private static void note(Map<String, Set<String>> open, Map<String, Integer> most) {
        open.forEach((seller, opportunities) -> most.merge(seller, opportunities.size(), Math::max));
    }

    private static List<String> over(List<Seller> sellers, Map<String, Integer> most) {
        List<String> over = new ArrayList<>();
        for (Seller seller : sellers) {
            Integer limit = seller.getMaxOpen();
            if (limit != null && most.getOrDefault(seller.getId(), 0) > limit) {
                over.add(seller.getId());
            }
        }
        return over;
    }
}

package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The way of one opportunity through a replay.
 *
 * @param decisions by time, at least one
 */
record Course(List<Decision> decisions) {

    /** From the lane that matters most to the one that says nothing. */
    private static final List<Lane> BY_RANK = List.of(
            Lane.HUMAN,
            Lane.AUTOMATION,
            Lane.CONTESTED,
            Lane.SUPPRESSED,
            Lane.HELD,
            Lane.EXPIRED,
            Lane.CLOSED,
            Lane.UNKNOWN);

    /** By opportunity, in the order of first decisions. */
    static Map<String, Course> of(List<Decision> decisions) {
        Map<String, Course> courses = new LinkedHashMap<>();
        decisions.forEach(
                decision -> courses.computeIfAbsent(decision.getOpportunityId(), id -> new Course(new ArrayList<>()))
                        .decisions()
                        .add(decision));
        return courses;
    }

    Decision first() {
        return decisions.get(0);
    }

    /** What it is about: one account and offering may have several opportunities, one after the other. */
    String subject() {
        return first().getAccountId() + "\n" + first().getOffering();
    }

    /** The lane that matters most of those that it was in. */
    Lane reached() {
        return BY_RANK.stream()
                .filter(lane -> decisions.stream().anyMatch(decision -> decision.getLane() == lane))
                .findFirst()
                .orElse(Lane.UNKNOWN);
    }

    /** The lanes that it was in, one after the other. */
    List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        for (Decision decision : decisions) {
            if (lanes.isEmpty() || lanes.get(lanes.size() - 1) != decision.getLane()) {
                lanes.add(decision.getLane());
            }
        }
        return lanes;
    }

    /** The sellers that had it, one after the other. */
    List<String> sellers() {
        List<String> sellers = new ArrayList<>();
        for (Decision decision : decisions) {
            String seller = Objects.toString(decision.getSellerId(), "");
            if (decision.getLane() == Lane.HUMAN
                    && (sellers.isEmpty() || !sellers.get(sellers.size() - 1).equals(seller))) {
                sellers.add(seller);
            }
        }
        return sellers;
    }

    /** The decision that held at that moment; the first one if it was before. */
    Decision holding(Instant at) {
        Decision holding = first();
        for (Decision decision : decisions) {
            if (!decision.getAt().isAfter(at)) {
                holding = decision;
            }
        }
        return holding;
    }

    /** The decision at which it entered the lane of that place in {@link #lanes}. */
    Optional<Decision> entering(int place) {
        int lane = -1;
        Lane before = null;
        for (Decision decision : decisions) {
            lane += decision.getLane() == before ? 0 : 1;
            before = decision.getLane();
            if (lane == place) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }
}

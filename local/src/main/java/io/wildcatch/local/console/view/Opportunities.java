package io.wildcatch.local.console.view;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The last decision on each opportunity, newest first. When there are too many, those that nobody works on go first
 * ({@link Wanted}), of one lane the oldest; they are still counted.
 */
final class Opportunities {

    private static final Comparator<Decision> NEWEST_FIRST =
            Comparator.comparing(Decision::getAt).reversed().thenComparing(Decision::getOpportunityId);

    private final int capacity;
    private final Map<String, Decision> byId = new HashMap<>();
    private final NavigableSet<Decision> newestFirst = new TreeSet<>(NEWEST_FIRST);
    private final Map<String, Set<String>> idsByAccount = new HashMap<>();
    private final Map<Lane, NavigableSet<Decision>> byLane = new EnumMap<>(Lane.class);
    /** By the lane they were in when they went. */
    private final Map<Lane, Integer> forgotten = new EnumMap<>(Lane.class);

    Opportunities(int capacity) {
        this.capacity = capacity;
    }

    void decided(Decision decision) {
        if (!remove(decision.getOpportunityId()) && decision.getPreviousLane() != null) {
            forgotten.computeIfPresent(decision.getPreviousLane(), (lane, count) -> count > 1 ? count - 1 : null);
        }
        byId.put(decision.getOpportunityId(), decision);
        newestFirst.add(decision);
        lane(decision.getLane()).add(decision);
        idsByAccount
                .computeIfAbsent(decision.getAccountId(), id -> new HashSet<>())
                .add(decision.getOpportunityId());
        if (byId.size() > capacity) {
            forgetOne();
        }
    }

    private void forgetOne() {
        for (Lane lane : Wanted.lanes()) {
            if (!lane(lane).isEmpty()) {
                remove(lane(lane).last().getOpportunityId());
                forgotten.merge(lane, 1, Integer::sum);
                return;
            }
        }
    }

    private boolean remove(String opportunityId) {
        Decision former = byId.remove(opportunityId);
        if (former == null) {
            return false;
        }
        newestFirst.remove(former);
        lane(former.getLane()).remove(former);
        idsByAccount.computeIfPresent(former.getAccountId(), (account, ids) -> {
            ids.remove(opportunityId);
            return ids.isEmpty() ? null : ids;
        });
        return true;
    }

    private NavigableSet<Decision> lane(Lane lane) {
        return byLane.computeIfAbsent(lane, any -> new TreeSet<>(NEWEST_FIRST));
    }

    List<Decision> newest(Predicate<Decision> wanted, int limit) {
        return newestFirst.stream().filter(wanted).limit(limit).toList();
    }

    Stream<Decision> all() {
        return newestFirst.stream();
    }

    /** Those of one account, newest first. */
    List<Decision> of(String accountId) {
        return Optional.ofNullable(idsByAccount.get(accountId)).orElse(Set.of()).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The most wanted of the lanes that an account's opportunities are in; empty when none is remembered. */
    Optional<Lane> bestLane(String accountId) {
        return of(accountId).stream().map(Decision::getLane).max(Comparator.comparingInt(Wanted::rank));
    }

    /** How many opportunities are in each lane, forgotten ones too. */
    Map<Lane, Integer> lanes() {
        Map<Lane, Integer> counts = new EnumMap<>(forgotten);
        byLane.forEach((lane, decisions) -> counts.merge(lane, decisions.size(), Integer::sum));
        return counts;
    }
}

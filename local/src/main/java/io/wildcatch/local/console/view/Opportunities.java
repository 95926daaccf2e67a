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

/** The last decision on each opportunity, newest first; the oldest go when there are too many. */
final class Opportunities {

    private static final Comparator<Decision> NEWEST_FIRST =
            Comparator.comparing(Decision::getAt).reversed().thenComparing(Decision::getOpportunityId);

    private final int capacity;
    private final Map<String, Decision> byId = new HashMap<>();
    private final NavigableSet<Decision> newestFirst = new TreeSet<>(NEWEST_FIRST);
    private final Map<String, Set<String>> idsByAccount = new HashMap<>();
    private final Map<Lane, Integer> lanes = new EnumMap<>(Lane.class);

    Opportunities(int capacity) {
        this.capacity = capacity;
    }

    void decided(Decision decision) {
        remove(decision.getOpportunityId());
        byId.put(decision.getOpportunityId(), decision);
        newestFirst.add(decision);
        idsByAccount
                .computeIfAbsent(decision.getAccountId(), id -> new HashSet<>())
                .add(decision.getOpportunityId());
        lanes.merge(decision.getLane(), 1, Integer::sum);
        if (byId.size() > capacity) {
            remove(newestFirst.last().getOpportunityId());
        }
    }

    private void remove(String opportunityId) {
        Decision former = byId.remove(opportunityId);
        if (former != null) {
            newestFirst.remove(former);
            lanes.merge(former.getLane(), -1, Integer::sum);
            idsByAccount.computeIfPresent(former.getAccountId(), (account, ids) -> {
                ids.remove(opportunityId);
                return ids.isEmpty() ? null : ids;
            });
        }
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

    /** How many opportunities are in each lane. */
    Map<Lane, Integer> lanes() {
        return Map.copyOf(lanes);
    }

    int size() {
        return byId.size();
    }
}

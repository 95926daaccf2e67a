package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What happened to each account of late. Those of accounts that nobody works on go first. */
final class Timelines {

    private final int eventsEach;
    private final LaneMap<String, Deque<TimelineEvent>> byAccount;

    Timelines(int accounts, int eventsEach) {
        this.eventsEach = eventsEach;
        this.byAccount = new LaneMap<>(accounts);
    }

    /** Something happened to an account whose opportunities are in the lane, or in less wanted ones. */
    void add(String accountId, Lane lane, TimelineEvent event) {
        Deque<TimelineEvent> events = byAccount.get(accountId);
        if (events == null) {
            events = new ArrayDeque<>(4);
        }
        events.addLast(event);
        if (events.size() > eventsEach) {
            events.removeFirst();
        }
        byAccount.put(accountId, lane, events);
    }

    /** Newest first. */
    List<TimelineEvent> of(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId)).map(List::copyOf).orElse(List.of()).stream()
                .sorted(Comparator.comparing(TimelineEvent::at).reversed())
                .toList();
    }
}

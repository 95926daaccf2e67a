package io.wildcatch.local.console.view;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to each account of late. */
final class Timelines {

    private final int eventsEach;
    private final Map<String, Deque<TimelineEvent>> byAccount;

    Timelines(int accounts, int eventsEach) {
        this.eventsEach = eventsEach;
        this.byAccount = new BoundedMap<>(accounts);
    }

    void add(String accountId, TimelineEvent event) {
        Deque<TimelineEvent> events = byAccount.computeIfAbsent(accountId, id -> new ArrayDeque<>(4));
        events.addLast(event);
        if (events.size() > eventsEach) {
            events.removeFirst();
        }
    }

    /** Newest first. */
    List<TimelineEvent> of(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId)).map(List::copyOf).orElse(List.of()).stream()
                .sorted(Comparator.comparing(TimelineEvent::at).reversed())
                .toList();
    }
}

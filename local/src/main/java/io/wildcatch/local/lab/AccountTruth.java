package io.wildcatch.local.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one company really was up to: one line of {@code truth.jsonl}.
 *
 * @param accountId as decisions bear it
 * @param role free text; {@code LEAVER} is a customer who is about to leave
 * @param buyer whether it will buy
 * @param quiet whether it shows mostly on sources without reach
 * @param silent whether nothing of it shows
 * @param offering what it is about
 * @param upToSomething whether it has an episode: a buyer has one, and whoever is given with times
 * @param from begin of the episode; {@link Instant#MIN} where the file doesn't say
 * @param until end of it; {@link Instant#MAX} where the file doesn't say
 * @param rivalsAt when rivals found out, ascending; empty where the file doesn't say
 */
public record AccountTruth(
        String accountId,
        @Nullable String domain,
        @Nullable String registryId,
        @Nullable String name,
        @Nullable String country,
        String role,
        boolean buyer,
        boolean quiet,
        boolean silent,
        @Nullable String offering,
        boolean upToSomething,
        Instant from,
        Instant until,
        Optional<List<Instant>> rivalsAt) {

    private static final String LEAVER = "LEAVER";

    public AccountTruth {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until " + until + " is before from " + from);
        }
        rivalsAt = rivalsAt.map(times -> times.stream().sorted().toList());
    }

    /** Whether the moment is in the episode, its ends included. */
    boolean covers(Instant at) {
        return upToSomething && !at.isBefore(from) && !at.isAfter(until);
    }

    /** Whether it is in the process of buying at that moment. */
    boolean buysAt(Instant at) {
        return buyer && covers(at);
    }

    /** Whether it is a customer on the way out at that moment. */
    boolean leavesAt(Instant at) {
        return role.equals(LEAVER) && covers(at);
    }

    /** Rivals who knew at that moment; 0 where the file doesn't say. */
    long rivalsBy(Instant at) {
        return rivalsAt.orElse(List.of()).stream()
                .filter(arrival -> !arrival.isAfter(at))
                .count();
    }

    /** What a contact at that moment is worth: a buyer is won with one chance in one plus the rivals who know. */
    double winValue(Instant at) {
        return buysAt(at) ? 1.0 / (1 + rivalsBy(at)) : 0;
    }

    boolean overlaps(Span span) {
        return upToSomething && !from.isAfter(span.until()) && !until.isBefore(span.from());
    }

    /** Buys, and shows it where everybody looks. */
    boolean loud() {
        return buyer && !quiet && !silent;
    }
}

package io.wildcatch.local.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A company of which the truth is known.
 *
 * @param id as in the truth
 * @param episodes its lines in the truth, at least one
 */
record Company(String id, List<AccountTruth> episodes) {

    /** What it was up to at that moment; where several things, the one that it will buy. */
    Optional<AccountTruth> upTo(Instant at) {
        List<AccountTruth> now =
                episodes.stream().filter(episode -> episode.covers(at)).toList();
        Optional<AccountTruth> buying = now.stream().filter(AccountTruth::buyer).findFirst();
        return buying.isPresent() ? buying : now.stream().findFirst();
    }

    boolean buysAt(Instant at) {
        return episodes.stream().anyMatch(episode -> episode.buysAt(at));
    }

    boolean leavesAt(Instant at) {
        return episodes.stream().anyMatch(episode -> episode.leavesAt(at));
    }

    double winValue(Instant at) {
        return episodes.stream()
                .mapToDouble(episode -> episode.winValue(at))
                .max()
                .orElse(0);
    }

    /** Whether it buys within the span, in an episode of which the test holds. */
    boolean buysWithin(Span span, Predicate<AccountTruth> test) {
        return episodes.stream().anyMatch(episode -> episode.buyer() && episode.overlaps(span) && test.test(episode));
    }
}

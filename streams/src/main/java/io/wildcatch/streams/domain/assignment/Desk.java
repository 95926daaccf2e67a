package io.wildcatch.streams.domain.assignment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rule 10, for all accounts: who gets which opportunity. An account has one seller: whoever has one of its opportunities
 * gets the next one too; else its owner, else the first with room in the account's own order of those who serve its
 * country and sell the offering (see {@link Seller#affinity}). When nobody has room it waits; whoever gets room takes the
 * best one that waits. Wishes are taken as they come; all else is settled by what they say.
 */
public final class Desk {

    private final Supplier<Map<String, Seller>> sellers;
    private final Consumer<Answer> answers;
    private final BiConsumer<String, @Nullable Seat> keeper;
    private final TreeMap<String, Seat> seats = new TreeMap<>();
    private final TreeSet<Seat> queue = new TreeSet<>(Seat.QUEUE);
    private final Map<String, Integer> open = new HashMap<>();
    private long clock;

    /**
     * @param sellers present ones, by id
     * @param answers is told who has what from now on
     * @param keeper is told the new state of a seat; null: it is empty
     */
    public Desk(
            Supplier<Map<String, Seller>> sellers,
            Consumer<Answer> answers,
            BiConsumer<String, @Nullable Seat> keeper) {
        this.sellers = sellers;
        this.answers = answers;
        this.keeper = keeper;
    }

    /** Takes up what was kept. */
    public void restore(Collection<Seat> kept, long time) {
        kept.forEach(this::enter);
        clock = time;
    }

    /** Latest event time of a wish: never goes back, so that nobody is given something before they have room for it. */
    public long clock() {
        return clock;
    }

    private void advance(long time) {
        clock = Math.max(clock, time);
    }

    /** Asks for a seller; a newer wish takes the place of an older one for the same. */
    public void seat(Wish wish) {
        advance(wish.at());
        String freed = leave(wish.key());
        Seat seat = settle(new Seat(wish, Grounds.NOBODY, null, List.of()));
        keep(seat);
        if (seat.grounds() != Grounds.NOBODY || !wish.told()) {
            answer(seat);
        }
        refill(freed);
    }

    /** Nobody is asked for any more: its seller has room again. */
    public void release(String home, String offering, int turn, long at) {
        advance(at);
        Seat seat = seats.get(home + '\0' + offering);
        if (seat != null && seat.wish().turn() <= turn) {
            String freed = leave(seat.wish().key());
            keeper.accept(seat.wish().key(), null);
            refill(freed);
            // The account isn't bound to a seller without room any more.
            List.copyOf(ofAccount(home)).stream().filter(queue::contains).forEach(this::retry);
        }
    }

    /** What waits is worth another sum now. */
    public void value(String home, String offering, int turn, double value, long at) {
        advance(at);
        Seat seat = seats.get(home + '\0' + offering);
        if (seat != null && seat.wish().turn() == turn) {
            leave(seat.wish().key());
            keep(seat.of(seat.wish().worth(value)));
        }
    }

    /** The seller didn't take it up: all that they have of the account goes to the next one, if there is one with room. */
    public void next(String home, String offering, int turn, long at) {
        advance(at);
        Seat seat = seats.get(home + '\0' + offering);
        if (seat == null) {
            return;
        }
        if (seat.seller() == null) {
            replace(seat, seat.of(seat.wish().turned(turn)));
            return;
        }
        String before = seat.seller();
        List<Seat> all = ofAccount(home).stream()
                .filter(other -> before.equals(other.seller()))
                .map(other -> other.equals(seat) ? other.of(other.wish().turned(turn)) : other)
                .map(Seat::lapsed)
                .toList();
        Optional<Seller> after = candidates(seat.lapsed()).stream()
                .filter(seller -> hasRoom(seller, all.size()))
                .findFirst();
        for (Seat one : all) {
            Seat given =
                    after.isEmpty() ? one : one.given(Grounds.NEXT, after.get().id());
            leave(one.wish().key());
            keep(given);
            if (after.isPresent() || one.wish().offering().equals(offering)) {
                answer(given);
            }
        }
        refill(after.isPresent() ? before : null);
    }

    /** Looks at all again, after the sellers changed. What a seller has stays there for as long as there is that seller. */
    public void review(long now) {
        advance(now);
        Map<String, Seller> present = sellers.get();
        List<Seat> homeless = new ArrayList<>();
        for (Seat seat : seats.values()) {
            boolean gone = seat.seller() != null && !present.isEmpty() && !present.containsKey(seat.seller());
            if (seat.seller() == null || gone) {
                homeless.add(seat);
            }
        }
        homeless.sort(Seat.QUEUE);
        homeless.forEach(this::retry);
    }

    private void retry(Seat seat) {
        leave(seat.wish().key());
        Seat settled = settle(seat.given(Grounds.NOBODY, null));
        keep(settled);
        if (settled.grounds() != seat.grounds() || settled.grounds().isSeated()) {
            answer(settled);
        }
    }

    private Seat settle(Seat seat) {
        Seller bound = ofTheAccount(seat);
        List<Seller> candidates = bound == null ? candidates(seat) : List.of(bound);
        for (Seller seller : candidates) {
            if (hasRoom(seller, 1)) {
                return seat.given(grounds(seat, seller), seller.id());
            }
        }
        return seat.given(candidates.isEmpty() ? Grounds.NOBODY : Grounds.CAPACITY, null);
    }

    private Grounds grounds(Seat seat, Seller seller) {
        if (ofTheAccount(seat) != null) {
            return Grounds.ACCOUNT;
        }
        return seller.id().equals(seat.wish().owner()) ? Grounds.OWNER : Grounds.SHARE;
    }

    /** Who has another opportunity of the same account. */
    private @Nullable Seller ofTheAccount(Seat seat) {
        for (Seat other : ofAccount(seat.wish().home())) {
            Seller seller = other.seller() == null
                            || other.wish().key().equals(seat.wish().key())
                    ? null
                    : sellers.get().get(other.seller());
            if (seller != null) {
                return seller;
            }
        }
        return null;
    }

    private Collection<Seat> ofAccount(String home) {
        SortedMap<String, Seat> all = seats.subMap(home + '\0', home + '\1');
        return all.values();
    }

    /** Those who may have it and haven't had it yet, in the account's order. */
    private List<Seller> candidates(Seat seat) {
        Wish wish = seat.wish();
        return sellers.get().values().stream()
                .filter(seller -> !seat.tried().contains(seller.id()))
                .filter(seller -> isOwner(seller, wish) || seller.serves(wish))
                .sorted(Comparator.comparing((Seller seller) -> !isOwner(seller, wish))
                        .thenComparingDouble(seller -> -seller.affinity(wish.home()))
                        .thenComparing(Seller::id))
                .toList();
    }

    private static boolean isOwner(Seller seller, Wish wish) {
        return seller.id().equals(wish.owner());
    }

    private boolean hasRoom(Seller seller, int more) {
        return seller.hasRoom(open.getOrDefault(seller.id(), 0), more);
    }

    /** Whoever has room takes the best of what waits and could be theirs. */
    private void refill(@Nullable String freed) {
        Seller seller = freed == null ? null : sellers.get().get(freed);
        while (seller != null && hasRoom(seller, 1)) {
            Seat best = null;
            for (Seat waiting : queue) {
                if (mayTake(seller, waiting)) {
                    best = waiting;
                    break;
                }
            }
            if (best == null) {
                return;
            }
            replace(best, best.given(grounds(best, seller), seller.id()));
        }
    }

    private boolean mayTake(Seller seller, Seat waiting) {
        Seller bound = ofTheAccount(waiting);
        if (bound != null) {
            return bound.id().equals(seller.id());
        }
        return !waiting.tried().contains(seller.id())
                && (isOwner(seller, waiting.wish()) || seller.serves(waiting.wish()));
    }

    private void replace(Seat before, Seat after) {
        leave(before.wish().key());
        keep(after);
        answer(after);
    }

    private void answer(Seat seat) {
        Wish wish = seat.wish();
        boolean further = seat.seller() != null
                && candidates(seat).stream().anyMatch(seller -> !seller.id().equals(seat.seller()));
        answers.accept(
                new Answer(wish.home(), wish.offering(), wish.turn(), clock, seat.grounds(), seat.seller(), further));
    }

    private void keep(Seat seat) {
        enter(seat);
        keeper.accept(seat.wish().key(), seat);
    }

    private void enter(Seat seat) {
        seats.put(seat.wish().key(), seat);
        if (seat.seller() != null) {
            open.merge(seat.seller(), 1, Integer::sum);
        } else if (seat.grounds() == Grounds.CAPACITY) {
            queue.add(seat);
        }
    }

    /** @return who had it */
    private @Nullable String leave(String key) {
        Seat seat = seats.remove(key);
        if (seat == null) {
            return null;
        }
        queue.remove(seat);
        if (seat.seller() != null) {
            open.merge(seat.seller(), -1, Integer::sum);
        }
        return seat.seller();
    }
}

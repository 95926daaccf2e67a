package io.wildcatch.streams.domain.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open wish, and who has it.
 *
 * @param wish the newest one
 * @param grounds why that seller, or why none
 * @param seller who has it; null: nobody
 * @param tried sellers who had it and didn't take it up
 */
public record Seat(Wish wish, Grounds grounds, @Nullable String seller, List<String> tried) {

    /** The best first, then the oldest. */
    static final Comparator<Seat> QUEUE = Comparator.comparingDouble(
                    (Seat seat) -> -seat.wish().value())
            .thenComparingLong(seat -> seat.wish().at())
            .thenComparing(seat -> seat.wish().key());

    public Seat {
        tried = List.copyOf(tried);
    }

    /** The one who has it didn't take it up. */
    Seat lapsed() {
        if (seller == null || tried.contains(seller)) {
            return this;
        }
        List<String> more = new ArrayList<>(tried);
        more.add(seller);
        return new Seat(wish, grounds, seller, more);
    }

    Seat of(Wish other) {
        return new Seat(other, grounds, seller, tried);
    }

    Seat given(Grounds why, @Nullable String whom) {
        return new Seat(wish, why, whom, tried);
    }
}

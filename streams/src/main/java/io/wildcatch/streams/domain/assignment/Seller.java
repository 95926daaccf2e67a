package io.wildcatch.streams.domain.assignment;

import io.wildcatch.streams.domain.Hashes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A seller, as far as assignment needs one.
 *
 * @param id seller id
 * @param countries served, ISO 3166-1 alpha-2 in capitals; empty: all
 * @param offerings sold; empty: all
 * @param maxOpen conversations at most, 0 or more; null: no limit
 * @param weight share of new accounts relative to other sellers, finite; 0: only when nobody else is there
 */
public record Seller(
        String id,
        Set<String> countries,
        Set<String> offerings,
        @Nullable Integer maxOpen,
        double weight) {

    private static final double UNIT = 0x1.0p-53;

    public Seller {
        countries = Set.copyOf(countries);
        offerings = Set.copyOf(offerings);
        if (maxOpen != null && maxOpen < 0) {
            throw new IllegalArgumentException("maxOpen must be 0 or more, but is " + maxOpen);
        }
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight must be 0 or more, but is " + weight);
        }
    }

    /** What isn't known of an account rules nobody out. */
    boolean serves(Wish wish) {
        boolean country = countries.isEmpty() || wish.country() == null || countries.contains(wish.country());
        return country && (offerings.isEmpty() || wish.general() || offerings.contains(wish.offering()));
    }

    boolean hasRoom(int open, int more) {
        return maxOpen == null || open + more <= maxOpen;
    }

    /**
     * How much this seller and an account belong together: weighted rendezvous hashing, weight / −ln(u) with u in (0, 1)
     * drawn from both names. The seller of the highest is drawn with a probability in proportion to the weights, whatever
     * was assigned before and in whatever order; who joins or leaves moves only what goes to or comes from them.
     * Source: Wang, Ravishankar, "Weighted distributed hash tables" (2005), and Efraimidis, Spirakis (2006).
     */
    double affinity(String home) {
        double u = ((Hashes.of(home + '\0' + id) >>> 11) + 0.5) * UNIT;
        return weight / -Math.log(u);
    }
}

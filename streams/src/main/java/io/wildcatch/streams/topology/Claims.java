package io.wildcatch.streams.topology;

import io.wildcatch.event.Claim;
import io.wildcatch.event.Homebound;
import org.jspecify.annotations.Nullable;

/** Makes claims on identifiers, and the records that bring them there. Avro's builders would copy a dozen defaults for each. */
final class Claims {

    private Claims() {}

    /** @param home that the identifier leads to; null: the claim is withdrawn */
    static Claim of(String identifier, @Nullable String home, String claimant) {
        return new Claim(identifier, home, claimant, null, null, null, null);
    }

    /** On its way to the key of the identifier. */
    static Homebound sent(Claim claim, int hops) {
        Homebound message = new Homebound();
        message.setClaim(claim);
        message.setHops(hops);
        return message;
    }

    /** For the ledger at the key where it is. */
    static Homebound atHome(Claim claim) {
        Homebound message = sent(claim, 0);
        message.setAtHome(true);
        return message;
    }
}

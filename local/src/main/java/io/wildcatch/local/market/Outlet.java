package io.wildcatch.local.market;

import io.wildcatch.event.Reach;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import org.jspecify.annotations.Nullable;

/**
 * A source of signals, with what the pipeline isn't told: how many rivals really see it.
 *
 * @param manner how it tells what it saw
 * @param trueReach probability that one given rival sees what it shows, 0 to 1; see {@link Rivals#reach} for what becomes
 *     of it in a market
 * @param pickupDays mean time that a rival takes to pick it up
 * @param reach prior that the workspace declares; null: by class
 */
record Outlet(
        String id,
        SourceClass sourceClass,
        Manner manner,
        String family,
        double trueReach,
        double pickupDays,
        @Nullable Reach reach) {

    static Outlet of(
            String id, SourceClass sourceClass, Manner manner, String family, double trueReach, double pickupDays) {
        return new Outlet(id, sourceClass, manner, family, trueReach, pickupDays, null);
    }

    /** The same, declared to reach what it may not reach. */
    Outlet declared(double alpha, double beta) {
        Reach prior = Reach.newBuilder().setAlpha(alpha).setBeta(beta).build();
        return new Outlet(id, sourceClass, manner, family, trueReach, pickupDays, prior);
    }

    Source toSource() {
        return Source.newBuilder()
                .setId(id)
                .setClass$(sourceClass)
                .setFamily(family)
                .setReach(reach)
                .setPickupDays(pickupDays)
                .build();
    }
}

package io.wildcatch.connectors.crm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parcels that wait for one courier, in their order. */
final class Parcels {

    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();

    synchronized void add(Parcel parcel) {
        waiting.add(parcel);
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void removeCancelled() {
        waiting.removeIf(Parcel::isCancelled);
    }

    /**
     * Waits for a parcel and takes with it what waits behind it, up to the second version of an opportunity: versions
     * of one opportunity have an order, the items of a batch have none.
     */
    synchronized List<Parcel> take(int most) throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        List<Parcel> batch = new ArrayList<>(Math.min(most, waiting.size()));
        Set<String> opportunities = new HashSet<>();
        while (batch.size() < most && !waiting.isEmpty() && opportunities.add(externalIdOfFirst())) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private String externalIdOfFirst() {
        return waiting.element().delivery().externalId();
    }
}

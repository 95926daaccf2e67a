package io.wildcatch.connectors.crm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parcels that wait for a courier, in their order. Of one opportunity only one is with a courier at a time, so that
 * its versions arrive in their order.
 */
final class Parcels {

    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private final Set<String> underWay = new HashSet<>();

    synchronized void add(Collection<Parcel> parcels) {
        waiting.addAll(parcels);
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void removeCancelled() {
        waiting.removeIf(Parcel::isCancelled);
    }

    /**
     * Waits for parcels that may be sent, and takes them: as many as wait, up to a number, but for those whose
     * opportunity is on its way in an older version.
     */
    synchronized List<Parcel> take(int most) throws InterruptedException {
        List<Parcel> batch = takeNow(most);
        while (batch.isEmpty()) {
            wait();
            batch = takeNow(most);
        }
        return batch;
    }

    private List<Parcel> takeNow(int most) {
        List<Parcel> batch = new ArrayList<>(Math.min(most, waiting.size()));
        ArrayDeque<Parcel> left = new ArrayDeque<>();
        while (batch.size() < most && !waiting.isEmpty()) {
            Parcel parcel = waiting.remove();
            if (underWay.add(opportunity(parcel))) {
                batch.add(parcel);
            } else {
                left.push(parcel);
            }
        }
        left.forEach(waiting::addFirst);
        return batch;
    }

    /** They are done with: newer versions may follow. */
    synchronized void release(List<Parcel> batch) {
        batch.forEach(parcel -> underWay.remove(opportunity(parcel)));
        notifyAll();
    }

    private static String opportunity(Parcel parcel) {
        return parcel.delivery().externalId();
    }
}

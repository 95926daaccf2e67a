package io.wildcatch.connectors.crm;

import java.util.List;

/** Parcels that are sent together, and what was tried so far. */
record Batch(List<Parcel> parcels, Attempts attempts) {

    List<Delivery> deliveries() {
        return parcels.stream().map(Parcel::delivery).toList();
    }

    Batch waitedFor() {
        return new Batch(
                parcels.stream().filter(parcel -> !parcel.isCancelled()).toList(), attempts);
    }

    Batch after(Attempts further) {
        return new Batch(parcels, further);
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    boolean isSingle() {
        return parcels.size() == 1;
    }

    int size() {
        return parcels.size();
    }

    Batch firstHalf() {
        return new Batch(parcels.subList(0, parcels.size() / 2), attempts.inherited());
    }

    Batch secondHalf() {
        return new Batch(parcels.subList(parcels.size() / 2, parcels.size()), attempts.inherited());
    }
}

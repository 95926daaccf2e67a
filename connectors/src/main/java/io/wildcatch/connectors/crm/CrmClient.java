package io.wildcatch.connectors.crm;

import java.util.List;

/** A system of record that opportunities are brought to. Used by several threads. */
public interface CrmClient extends AutoCloseable {

    /** How many deliveries it takes at once, 1 or more. */
    int maxBatch();

    /**
     * Sends a batch once. Sending a delivery again changes nothing: the system knows it by its ids.
     *
     * @param batch 1 to {@link #maxBatch()} deliveries, none of them of the same opportunity
     * @throws InterruptedException when the thread is told to stop
     */
    Answer send(List<Delivery> batch) throws InterruptedException;

    @Override
    default void close() {}
}

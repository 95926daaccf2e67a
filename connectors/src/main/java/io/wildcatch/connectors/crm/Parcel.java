package io.wildcatch.connectors.crm;

import java.util.function.Consumer;

/** A delivery and who waits for its outcome. */
public final class Parcel {

    private final Delivery delivery;
    private final Consumer<Outcome> receipt;
    private volatile boolean cancelled;

    /**
     * @param receipt is told once, anything but {@link Outcome.Busy}, on the courier's thread; never after it was
     *     cancelled
     */
    public Parcel(Delivery delivery, Consumer<Outcome> receipt) {
        this.delivery = delivery;
        this.receipt = receipt;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Nobody waits for it any more: it isn't sent unless it is on its way already. */
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void settle(Outcome outcome) {
        if (!cancelled) {
            receipt.accept(outcome);
        }
    }
}

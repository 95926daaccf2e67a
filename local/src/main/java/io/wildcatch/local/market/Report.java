package io.wildcatch.local.market;

import io.wildcatch.event.Signal;

/**
 * A signal as a source shows it.
 *
 * @param outlet which source
 * @param episodic whether it belongs to what the company is up to, rather than to the background
 */
record Report(Signal signal, Outlet outlet, boolean episodic) {

    /** When it shows, in milliseconds of the epoch. */
    long shownAt() {
        return signal.getObservedAt().toEpochMilli();
    }
}

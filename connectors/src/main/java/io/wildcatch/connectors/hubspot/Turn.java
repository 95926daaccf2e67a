package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.Pace;

/** The turns of one batch: whoever sends it has waited for the first one, the others it waits for itself. */
final class Turn {

    private final Pace pace;
    private boolean waited = true;

    Turn(Pace pace) {
        this.pace = pace;
    }

    void take() throws InterruptedException {
        if (!waited) {
            pace.await();
        }
        waited = false;
    }
}

package io.wildcatch.connectors.crm;

/** The turns of one batch: whoever sends it has waited for the first one, the others it waits for itself. */
public final class Turn {

    private final Pace pace;
    private boolean waited = true;

    public Turn(Pace pace) {
        this.pace = pace;
    }

    /** To be called before each request. */
    public void take() throws InterruptedException {
        if (!waited) {
            pace.await();
        }
        waited = false;
    }
}

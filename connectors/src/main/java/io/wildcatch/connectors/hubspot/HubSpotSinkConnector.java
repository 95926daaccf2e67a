package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.sink.OpportunitySinkConnector;
import io.wildcatch.connectors.sink.OpportunitySinkTask;

/** Delivers opportunities to HubSpot. */
public final class HubSpotSinkConnector extends OpportunitySinkConnector {

    public HubSpotSinkConnector() {
        super(new HubSpot(), Task.class);
    }

    /** Its task. */
    public static final class Task extends OpportunitySinkTask {
        public Task() {
            super(new HubSpot());
        }
    }
}

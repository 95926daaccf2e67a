package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.verdicts.VerdictSourceConnector;
import io.wildcatch.connectors.verdicts.VerdictSourceTask;

/** Brings verdicts and touches back from HubSpot. */
public final class HubSpotSourceConnector extends VerdictSourceConnector {

    public HubSpotSourceConnector() {
        super(new HubSpotVerdicts(), Task.class);
    }

    /** Its task. */
    public static final class Task extends VerdictSourceTask {
        public Task() {
            super(new HubSpotVerdicts());
        }
    }
}

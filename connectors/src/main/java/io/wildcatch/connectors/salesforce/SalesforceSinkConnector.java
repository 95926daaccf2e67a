package io.wildcatch.connectors.salesforce;

import io.wildcatch.connectors.sink.OpportunitySinkConnector;
import io.wildcatch.connectors.sink.OpportunitySinkTask;

/** Delivers opportunities to Salesforce, as tasks or as records of an own object. */
public final class SalesforceSinkConnector extends OpportunitySinkConnector {

    public SalesforceSinkConnector() {
        super(new Salesforce(), Task.class);
    }

    /** Its task. */
    public static final class Task extends OpportunitySinkTask {
        public Task() {
            super(new Salesforce());
        }
    }
}

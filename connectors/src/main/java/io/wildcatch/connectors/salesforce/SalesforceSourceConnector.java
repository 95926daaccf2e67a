package io.wildcatch.connectors.salesforce;

import io.wildcatch.connectors.verdicts.VerdictSourceConnector;
import io.wildcatch.connectors.verdicts.VerdictSourceTask;

/** Brings verdicts and touches back from Salesforce. */
public final class SalesforceSourceConnector extends VerdictSourceConnector {

    public SalesforceSourceConnector() {
        super(new SalesforceVerdicts(), Task.class);
    }

    /** Its task. */
    public static final class Task extends VerdictSourceTask {
        public Task() {
            super(new SalesforceVerdicts());
        }
    }
}

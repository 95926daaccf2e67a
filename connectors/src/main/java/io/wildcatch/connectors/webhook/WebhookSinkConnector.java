package io.wildcatch.connectors.webhook;

import io.wildcatch.connectors.sink.OpportunitySinkConnector;
import io.wildcatch.connectors.sink.OpportunitySinkTask;

/** Delivers opportunities to an HTTP endpoint. */
public final class WebhookSinkConnector extends OpportunitySinkConnector {

    public WebhookSinkConnector() {
        super(new Webhook(), Task.class);
    }

    /** Its task. */
    public static final class Task extends OpportunitySinkTask {
        public Task() {
            super(new Webhook());
        }
    }
}

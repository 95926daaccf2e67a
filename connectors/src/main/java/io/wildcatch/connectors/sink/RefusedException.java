package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.Outcome;
import org.apache.kafka.connect.errors.ConnectException;

/** A system won't take a record; what it said stands in the dead letter's headers. */
public final class RefusedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    RefusedException(String system, Outcome.Refused refusal) {
        super(system + " refused it with " + refusal.code() + ": " + refusal.reason());
    }
}

package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Pace;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A kind of system that opportunities are delivered to: what it needs to know, and its client. */
public interface Provider {

    /** Lower case, for example {@code salesforce}. */
    String name();

    /** Its settings, beside those of every sink. */
    ConfigDef options();

    /**
     * What is wrong with settings that are well-formed one by one. Makes no request.
     *
     * @return a message that says what to do, by setting
     */
    default Map<String, String> problems(AbstractConfig config) {
        return Map.of();
    }

    /** Whose requests are counted together; the same for all tasks with the same credential. No secret is in it. */
    String credential(AbstractConfig config);

    /**
     * The client, which connects when it is first used.
     *
     * @param pace of the credential. A turn is waited for before each batch; a client that makes further requests for it
     *     waits for theirs, and one that reads in replies how much is left may ask for a rest.
     */
    CrmClient client(AbstractConfig config, SinkSettings settings, Pace pace);

    /** What would be sent, in one line that may be logged: without secrets, and without what shows who somebody is. */
    DryRun.Describer describer(AbstractConfig config, SinkSettings settings);
}

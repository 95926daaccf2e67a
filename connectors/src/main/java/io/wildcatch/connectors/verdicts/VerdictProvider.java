package io.wildcatch.connectors.verdicts;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A kind of system that knows verdicts and touches. */
public interface VerdictProvider {

    /** Lower case, for example {@code salesforce}. */
    String name();

    /** Its settings, beside those of every source of verdicts. */
    ConfigDef options();

    /** What is wrong with settings that are well-formed one by one, by setting. Makes no request. */
    default Map<String, String> problems(AbstractConfig config) {
        return Map.of();
    }

    /** What offsets belong to: the system and the kind of record, without secrets. The same after each restart. */
    Map<String, String> partition(AbstractConfig config);

    /** What changed there; connects when it is first asked. */
    ChangeFeed feed(AbstractConfig config);
}

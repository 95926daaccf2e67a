package io.wildcatch.local.provision;

import java.util.Map;

/**
 * A topic as it is.
 *
 * @param configs all its settings with their effective values
 */
public record ExistingTopic(String name, int partitions, Map<String, String> configs) {

    public ExistingTopic {
        configs = Map.copyOf(configs);
    }
}

package io.wildcatch.local.connect;

import io.wildcatch.connectors.converter.AvroConverter;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Avro the values of connectors that name no converter of their own. One that names it has to give the registry's
 * address too: Connect passes nothing of the worker's on.
 */
public final class AvroValues {

    private static final String CONVERTER = "value.converter";
    private static final List<String> REGISTRY =
            List.of("schema.registry.", "basic.auth.", "bearer.auth.", "http.", "wildcatch.schema.registry.");

    private AvroValues() {}

    /**
     * Settings of a worker.
     *
     * @param settings of a client of the registry, and maybe others; without an address of the registry there is no Avro
     */
    public static Map<String, String> of(Map<String, String> settings) {
        Map<String, String> worker = new HashMap<>();
        if (settings.containsKey(RegistryClientConfig.URL)) {
            worker.put(CONVERTER, AvroConverter.class.getName());
            settings.forEach((key, value) -> {
                if (REGISTRY.stream().anyMatch(key::startsWith)) {
                    worker.put(CONVERTER + "." + key, value);
                }
            });
        }
        return worker;
    }
}

package io.wildcatch.bench.part;

import java.util.HashMap;
import java.util.Map;

/** Settings of the floor's clients: what the pipeline's have, in its own words. */
final class FloorClients {

    private FloorClients() {}

    static Map<String, Object> consumer(Map<String, String> settings) {
        Map<String, Object> client = of(settings, "consumer.");
        client.put("group.id", settings.getOrDefault("application.id", "floor"));
        client.put("enable.auto.commit", false);
        client.put("auto.offset.reset", "earliest");
        client.put("max.poll.records", 1_000);
        return client;
    }

    static Map<String, Object> producer(Map<String, String> settings, int number, boolean exactlyOnce) {
        Map<String, Object> client = of(settings, "producer.");
        client.put("acks", "all");
        if (exactlyOnce) {
            client.put("transactional.id", settings.getOrDefault("application.id", "floor") + "-" + number);
        }
        return client;
    }

    private static Map<String, Object> of(Map<String, String> settings, String prefix) {
        Map<String, Object> client = new HashMap<>();
        client.put(GroundPart.BOOTSTRAP, settings.getOrDefault(GroundPart.BOOTSTRAP, ""));
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                client.put(key.substring(prefix.length()), value);
            }
        });
        return client;
    }
}

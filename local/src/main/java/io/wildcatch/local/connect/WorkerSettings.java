package io.wildcatch.local.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a worker on a cluster of others needs besides what {@code up} gives it. */
public final class WorkerSettings {

    private static final List<String> CLIENTS = List.of("producer.", "consumer.", "admin.");
    private static final List<String> SECURITY = List.of("security.", "sasl.", "ssl.");

    private WorkerSettings() {}

    /**
     * The settings of a worker that may have others beside it and comes back after a restart.
     *
     * @param settings of the worker's own clients, and of the worker; the clients of connectors get the same security,
     *     which Connect doesn't do by itself
     */
    public static Map<String, String> of(Map<String, String> settings) {
        Map<String, String> worker = new HashMap<>();
        worker.put("group.id", "wildcatch-connect");
        for (String kind : List.of("config", "offset", "status")) {
            worker.put(kind + ".storage.replication.factor", "-1"); // as the brokers like
        }
        settings.forEach((key, value) -> {
            if (SECURITY.stream().anyMatch(key::startsWith)) {
                CLIENTS.forEach(client -> worker.put(client + key, value));
            }
        });
        worker.putAll(settings);
        return worker;
    }
}

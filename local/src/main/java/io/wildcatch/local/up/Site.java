package io.wildcatch.local.up;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where the parts of this process find each other.
 *
 * @param bootstrap the broker's address
 */
record Site(UpConfig config, String bootstrap) {

    Topics topics() {
        return Topics.withDefaultPrefix();
    }

    String registryUrl() {
        return "http://" + config.reachable() + ":" + config.ports().registry();
    }

    /** Settings of whatever talks to the broker and the registry. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put(RegistryClientConfig.URL, registryUrl());
        config.token().ifPresent(token -> settings.put(RegistryClientConfig.BEARER_TOKEN, token));
        return settings;
    }

    HttpSchemaRegistry registry() {
        return new HttpSchemaRegistry(RegistryClientConfig.from(settings()));
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    Endpoint endpoint(int port) {
        return new Endpoint(
                config.listen(), port, config.token().map(Secret::of).orElse(null));
    }
}

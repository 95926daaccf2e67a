package io.wildcatch.local.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a Connect worker needs to know.
 *
 * @param bootstrapServers the cluster it works for
 * @param host its REST interface listens on
 * @param port likewise; 0 takes any free one
 * @param plugins directories with connectors that are not on the class path; missing ones are left out
 * @param secrets the one directory from which connector configurations may take values ({@code ${file:…:key}})
 * @param token what REST requests must bring as bearer token; empty asks nobody
 * @param worker further settings in Connect's own words; they win over ours
 */
public record ConnectConfig(
        String bootstrapServers,
        String host,
        int port,
        List<Path> plugins,
        Path secrets,
        Optional<String> token,
        Map<String, String> worker) {

    public ConnectConfig {
        worker = Map.copyOf(worker);
        plugins = List.copyOf(plugins);
    }

    /** With our own settings and no others. */
    public ConnectConfig(
            String bootstrapServers, String host, int port, List<Path> plugins, Path secrets, Optional<String> token) {
        this(bootstrapServers, host, port, plugins, secrets, token, Map.of());
    }

    /** Without the worker's settings, which may hold passwords. */
    @Override
    public String toString() {
        return "ConnectConfig[" + host + ":" + port + ", working for " + bootstrapServers + "]";
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("listeners", "http://" + host + ":" + port);
        properties.put("plugin.path", plugins.stream().map(Path::toString).collect(Collectors.joining(",")));
        properties.put("plugin.discovery", "service_load");
        group(properties);
        storage(properties);
        converters(properties);
        safety(properties);
        properties.putAll(worker);
        return properties;
    }

    private static void group(Map<String, String> properties) {
        // What must last is in the topics. A group of its own for every start spares the wait for the session of a
        // worker that was killed.
        properties.put("group.id", "wildcatch-connect-" + UUID.randomUUID());
        properties.put("scheduled.rebalance.max.delay.ms", "0");
        // A sink of a worker that was killed is waited for before its partitions go on: by default 45 s.
        properties.put("consumer.session.timeout.ms", "10000");
        properties.put("offset.flush.interval.ms", "10000");
        properties.put("task.shutdown.graceful.timeout.ms", "3000");
        // Records and the offsets of their source are committed together. What a killed worker left open holds back
        // readers for no longer than this: its transactional ids went with its group.
        properties.put("exactly.once.source.support", "enabled");
        properties.put("producer.transaction.timeout.ms", "10000");
    }

    private static void storage(Map<String, String> properties) {
        for (String kind : List.of("config", "offset", "status")) {
            properties.put(kind + ".storage.topic", "wildcatch-connect-" + kind + (kind.equals("status") ? "" : "s"));
            properties.put(kind + ".storage.replication.factor", "1");
        }
        properties.put("offset.storage.partitions", "4");
        properties.put("status.storage.partitions", "1");
    }

    private static void converters(Map<String, String> properties) {
        properties.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter.schemas.enable", "false");
    }

    /** Who may configure a connector must not thereby read any file or variable, or reach other brokers. */
    private void safety(Map<String, String> properties) {
        properties.put("connector.client.config.override.policy", "Allowlist");
        properties.put(
                "connector.client.config.override.allowlist",
                "max.poll.records,max.poll.interval.ms,fetch.min.bytes,fetch.max.wait.ms,linger.ms,batch.size,"
                        + "compression.type,auto.offset.reset,isolation.level");
        properties.put("config.providers", "file,env");
        properties.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        properties.put("config.providers.file.param.allowed.paths", secrets.toString());
        properties.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        properties.put("config.providers.env.param.allowlist.pattern", "WILDCATCH_CONNECT_.*");
        properties.put("rest.extension.classes", GateExtension.class.getName());
        properties.put(GateExtension.HOST, host);
        token.ifPresent(secret -> properties.put(GateExtension.TOKEN, secret));
    }
}

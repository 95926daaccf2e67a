package io.wildcatch.local.broker;

import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import java.util.Locale;
import java.util.Properties;

/** The configuration of one broker that is its own controller, on a machine with little to spare. */
final class BrokerProperties {

    static final int NODE_ID = 1;

    private static final int MEBIBYTE = 1 << 20;
    private static final int SHORT_SESSION_MS = 2_500;
    /** Long enough for a machine that swaps or sleeps: nobody could take over anyway. */
    private static final int LONG_SESSION_MS = 18_000;

    private BrokerProperties() {}

    static Properties of(BrokerConfig config, BrokerSockets sockets, BrokerStorage.Past past) {
        Properties properties = new Properties();
        identity(properties, config, sockets);
        singleCopy(properties);
        smallMachine(properties);
        quickStart(properties, past);
        for (int i = 0; i < config.remotes().size(); i++) {
            addRemote(properties, BrokerSockets.remote(i), config.remotes().get(i), sockets);
        }
        config.overrides().forEach(properties::setProperty);
        return properties;
    }

    private static void identity(Properties properties, BrokerConfig config, BrokerSockets sockets) {
        int controller = sockets.port(BrokerSockets.CONTROLLER);
        String clients = BrokerSockets.CLIENTS + "://" + config.host() + ":" + sockets.port(BrokerSockets.CLIENTS);
        put(properties, "process.roles", "broker,controller");
        put(properties, "node.id", NODE_ID);
        put(properties, "controller.quorum.voters", NODE_ID + "@" + BrokerConfig.LOOPBACK + ":" + controller);
        put(properties, "controller.listener.names", BrokerSockets.CONTROLLER);
        put(properties, "inter.broker.listener.name", BrokerSockets.CLIENTS);
        put(properties, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        put(
                properties,
                "listeners",
                clients + "," + BrokerSockets.CONTROLLER + "://" + BrokerConfig.LOOPBACK + ":" + controller);
        put(properties, "advertised.listeners", clients);
        put(properties, "log.dirs", config.dataDir().toAbsolutePath());
        // A misspelt topic shows as an error and not as an empty topic.
        put(properties, "auto.create.topics.enable", false);
    }

    private static void addRemote(Properties properties, String name, RemoteListener remote, BrokerSockets sockets) {
        int port = sockets.port(name);
        String prefix = "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
        append(properties, "listener.security.protocol.map", name + ":SASL_PLAINTEXT");
        append(properties, "listeners", name + "://" + remote.host() + ":" + port);
        append(properties, "advertised.listeners", name + "://" + remote.advertisedHost() + ":" + port);
        put(properties, prefix + "sasl.enabled.mechanisms", "PLAIN");
        put(
                properties,
                prefix + "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + remote.user() + "=\""
                        + remote.password().replace("\\", "\\\\").replace("\"", "\\\"") + "\";");
    }

    private static void singleCopy(Properties properties) {
        put(properties, "default.replication.factor", 1);
        put(properties, "offsets.topic.replication.factor", 1);
        put(properties, "offsets.topic.num.partitions", 4);
        put(properties, "transaction.state.log.replication.factor", 1);
        put(properties, "transaction.state.log.min.isr", 1);
        put(properties, "transaction.state.log.num.partitions", 4);
        put(properties, "share.coordinator.state.topic.replication.factor", 1);
        put(properties, "share.coordinator.state.topic.min.isr", 1);
        put(properties, "share.coordinator.state.topic.num.partitions", 1);
    }

    private static void smallMachine(Properties properties) {
        put(properties, "num.network.threads", 2);
        put(properties, "num.io.threads", 4);
        put(properties, "background.threads", 2);
        put(properties, "num.partitions", 4);
        put(properties, "log.cleaner.dedupe.buffer.size", 16 * MEBIBYTE);
        // Small segments bound what must be read again after a kill, and small indexes fit them.
        put(properties, "log.segment.bytes", 64 * MEBIBYTE);
        put(properties, "log.index.size.max.bytes", MEBIBYTE);
        put(properties, "num.recovery.threads.per.data.dir", 2);
    }

    private static void quickStart(Properties properties, BrokerStorage.Past past) {
        put(properties, "group.initial.rebalance.delay.ms", 0);
        put(properties, "controlled.shutdown.enable", true);
        put(properties, "broker.heartbeat.interval.ms", 500);
        // The controller takes a killed broker for alive, and its successor for an impostor, until the session is over.
        put(
                properties,
                "broker.session.timeout.ms",
                past == BrokerStorage.Past.KILLED ? SHORT_SESSION_MS : LONG_SESSION_MS);
        put(properties, "controller.quorum.election.timeout.ms", 500);
        put(properties, "controller.quorum.election.backoff.max.ms", 100);
    }

    private static void put(Properties properties, String key, Object value) {
        properties.setProperty(key, value.toString());
    }

    private static void append(Properties properties, String key, String value) {
        properties.setProperty(key, properties.getProperty(key) + "," + value);
    }
}

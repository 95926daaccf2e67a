package io.wildcatch.local.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker that is its own KRaft controller, in this process. Put together from the parts of Kafka's own
 * {@code KafkaRaftServer}, which would open its sockets itself and halt the whole process on a fault.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final DirectoryLock lock;
    private final BrokerSockets sockets;
    private final String host;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

    private EmbeddedBroker(DirectoryLock lock, BrokerSockets sockets, String host, Properties properties) {
        this.lock = lock;
        this.sockets = sockets;
        this.host = host;
        KafkaConfig kafka = new KafkaConfig(properties, false);
        var directories = KafkaRaftServer.initializeLogDirs(kafka, LOG, "");
        SharedServer shared = shared(kafka, directories._1());
        BootstrapMetadata bootstrap = directories._2();
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
    }

    /**
     * Starts a broker and returns once it serves requests.
     *
     * @throws BrokerException when a port is taken, the directory can't be written or is in use, or Kafka won't start
     */
    public static EmbeddedBroker start(BrokerConfig config) {
        Path directory = config.dataDir().toAbsolutePath();
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            BrokerSockets sockets = BrokerSockets.open(config);
            try {
                BrokerStorage.Past past = BrokerStorage.prepare(directory);
                EmbeddedBroker broker =
                        new EmbeddedBroker(lock, sockets, config.host(), BrokerProperties.of(config, sockets, past));
                Exit.setHaltProcedure((code, message) -> broker.lost());
                broker.startup();
                return broker;
            } catch (Exception e) {
                sockets.close();
                throw e;
            }
        } catch (Exception e) {
            // Kafka is written in Scala, which throws checked exceptions without saying so: a full disk's, for one.
            lock.close();
            throw e instanceof BrokerException known
                    ? known
                    : new BrokerException("Kafka can't start in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** What clients on this machine take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return host + ":" + sockets.port(BrokerSockets.CLIENTS);
    }

    /** The port of the first listener for other machines. */
    public int remotePort() {
        return sockets.port(BrokerSockets.remote(0));
    }

    /** Completes with the cause when the broker has failed beyond repair and the process should end. */
    public CompletionStage<Throwable> fault() {
        return fault.minimalCompletionStage();
    }

    /** Whether it has not failed so far. */
    public boolean isHealthy() {
        return !fault.isDone();
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        sockets.close();
        lock.close();
    }

    /**
     * Kafka would halt the process on the spot when it can't write its log. Whoever runs the broker hears of it instead, and
     * stops the rest in order.
     */
    private void lost() {
        LOG.error("Kafka gives up: its log can't be written");
        fault.complete(new BrokerException(
                "its log can't be written any more; is the disk full? What was acknowledged is kept. Make room and start"
                        + " again; the log says more"));
    }

    private void startup() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            broker.shutdown();
            controller.shutdown();
            throw e;
        }
    }

    private SharedServer shared(KafkaConfig config, MetaPropertiesEnsemble directories) {
        String clusterId = directories
                .clusterId()
                .orElseThrow(() -> new BrokerException("the broker's data directory has lost its cluster id"));
        Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, clusterId);
        return new SharedServer(
                config,
                directories,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                this::handler,
                sockets);
    }

    private FaultHandler handler(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            LOG.error("{}: {}", name, message, cause);
            action.run();
            BrokerException failure = new BrokerException(name + ": " + message, cause);
            if (fatal) {
                fault.complete(failure);
            }
            return failure;
        };
    }
}

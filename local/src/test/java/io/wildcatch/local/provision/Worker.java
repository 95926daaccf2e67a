package io.wildcatch.local.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.connect.WorkerSettings;
import io.wildcatch.local.connectors.ConnectRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;

/** A worker of Kafka Connect that is ready, or says why it isn't; likewise its connectors. */
final class Worker implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CONNECT = "org.apache.kafka.connect.";
    /** What of it concerns the worker. */
    private static final List<String> OF_WORKER = List.of("herder", "Error polling", "Failed to write status");

    private final Complaints complaints = Complaints.of(
            CONNECT + "runtime.distributed.DistributedHerder",
            CONNECT + "util.KafkaBasedLog",
            CONNECT + "storage.KafkaStatusBackingStore",
            CONNECT + "runtime.WorkerTask",
            CONNECT + "runtime.errors.DeadLetterQueueReporter");
    private final ConnectWorker worker;
    private final ConnectRest rest;

    Worker(GuardedCluster cluster, Path data) throws Exception {
        // A worker that fails ends its process.
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException("the worker ends with code " + code);
        });
        worker = ConnectWorker.start(new ConnectConfig(
                cluster.bootstrap(),
                "127.0.0.1",
                0,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                Optional.empty(),
                settings(cluster)));
        rest = new ConnectRest(worker.uri());
        try {
            Broken.unless("the worker doesn't get ready", READY, () -> {
                raise();
                return worker.isReady();
            });
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private static Map<String, String> settings(GuardedCluster cluster) {
        Map<String, String> settings = new HashMap<>(WorkerSettings.of(cluster.login(Role.CONNECT)));
        // The producer of a task that was denied something doesn't close in time anyway.
        settings.put("task.shutdown.graceful.timeout.ms", "300");
        return settings;
    }

    /** Has a connector for as long as it takes. */
    void during(String name, Map<String, String> config, Callable<Boolean> done) throws Exception {
        try {
            put(name, config);
            await(name, done);
        } finally {
            drop(name);
        }
    }

    /** Gives it a connector to keep. */
    void put(String name, Map<String, String> config) throws Exception {
        try {
            rest.put(name, config);
        } catch (AssertionError e) {
            throw new Broken("the worker doesn't take the connector", e);
        }
    }

    /** Tries again while the workers are settling who does what. */
    void drop(String name) throws Exception {
        Broken.unless(name + " can't be deleted", SOON, () -> {
            try {
                rest.delete(name);
                return true;
            } catch (AssertionError e) {
                return false;
            }
        });
    }

    /** Waits until a connector runs and has done something. */
    void await(String name, Callable<Boolean> done) throws Exception {
        Broken.unless(name + " doesn't do its work", SOON, () -> {
            raise();
            complaints.raise(name);
            JsonNode status = rest.status(name);
            raise(status.path("connector"));
            raise(status.at("/tasks/0"));
            return status.at("/tasks/0/state").asText().equals("RUNNING") && done.call();
        });
    }

    private void raise() throws Broken {
        for (String about : OF_WORKER) {
            complaints.raise(about);
        }
    }

    private static void raise(JsonNode status) throws Broken {
        if (status.path("state").asText().equals("FAILED")) {
            List<String> causes = Stream.of(status.path("trace").asText().split("\\R"))
                    .filter(line -> !line.startsWith("\t"))
                    .toList();
            String deepest = causes.get(causes.size() - 1);
            throw new Broken(deepest.replaceFirst("^Caused by: ", "").replaceFirst("^([a-z]+\\.)*(\\w+).*", "$2"));
        }
    }

    @Override
    public void close() {
        worker.close();
        complaints.close();
        Exit.resetExitProcedure();
    }
}

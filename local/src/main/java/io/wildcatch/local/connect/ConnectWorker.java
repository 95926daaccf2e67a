package io.wildcatch.local.connect;

import io.wildcatch.local.workspace.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;

/** One distributed worker of Kafka Connect, with its REST interface; it keeps its state in Kafka. */
public final class ConnectWorker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connect<DistributedHerder> connect;
    private final String host;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorker(Connect<DistributedHerder> connect, String host) {
        this.connect = connect;
        this.host = host;
    }

    /**
     * Starts a worker. Its REST interface is there when this returns, the rest when {@link #isReady} says so.
     *
     * @throws IllegalStateException when the port is taken or Kafka can't be reached
     */
    public static ConnectWorker start(ConnectConfig config) {
        try {
            OwnerOnly.folder(config.secrets());
            for (var directory : config.plugins()) {
                Files.createDirectories(directory);
            }
            return new ConnectWorker(new ConnectDistributed().startConnect(config.properties()), config.host());
        } catch (ConnectException e) {
            throw new IllegalStateException(
                    "Kafka Connect can't start on " + config.host() + ":" + config.port() + ": " + rootMessage(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("Kafka Connect's directories can't be created: " + e.getMessage(), e);
        }
    }

    /** Where programs on this machine find it. */
    public URI uri() {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create(
                "http://" + reachable + ":" + connect.rest().serverUrl().getPort());
    }

    /** Whether the worker has joined its group and takes requests. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(uri().resolve("/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}

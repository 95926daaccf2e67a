package io.wildcatch.plugins;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Programs of plain Apache Kafka, each in a JVM of its own that has Kafka's jars and nothing else. */
final class PlainWorker implements AutoCloseable {

    private static final Path LIBRARIES = Path.of(System.getProperty("plain.worker"));

    private final Process process;
    private final URI uri;
    private final Path log;

    private PlainWorker(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Starts a distributed worker; it answers some seconds later. */
    static PlainWorker start(Path folder, Path plugins, String bootstrapServers) throws IOException {
        int port = freePort();
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("listeners", "http://127.0.0.1:" + port);
        settings.put("plugin.path", plugins.toString());
        // Scanning all classes, the other way of looking, takes long, and Kafka's tool does it too.
        settings.put("plugin.discovery", "service_load");
        settings.put("group.id", "plain");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        for (String kind : List.of("config", "offset", "status")) {
            settings.put(kind + ".storage.topic", "plain-" + kind);
            settings.put(kind + ".storage.replication.factor", "1");
        }
        Path file = folder.resolve("worker.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Path log = folder.resolve("worker.log");
        Process process = java("org.apache.kafka.connect.cli.ConnectDistributed", List.of("-Xmx512m"), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PlainWorker(process, URI.create("http://127.0.0.1:" + port), log);
    }

    /** What {@code connect-plugin-path.sh list} prints. */
    static List<String> listPlugins(Path folder, Path plugins) throws IOException, InterruptedException {
        Path out = folder.resolve("plugins.txt");
        Process process = java(
                        "org.apache.kafka.tools.ConnectPluginPath",
                        List.of(),
                        "list",
                        "--plugin-path",
                        plugins.toString())
                .redirectError(folder.resolve("plugins.err").toFile())
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("Kafka's tool failed: " + Files.readString(folder.resolve("plugins.err")));
        }
        return Files.readAllLines(out);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Whether it has joined its group; fails when it has died. */
    boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the worker has ended: " + log());
        }
        try {
            return send("GET", "/health", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static ProcessBuilder java(String main, List<String> options, String... arguments) {
        if (!Files.isDirectory(LIBRARIES)) {
            throw new IllegalStateException(
                    "no jars of Kafka in " + LIBRARIES + ": run ./mvnw -pl plugins/worker process-resources");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short lives: compiling well wouldn't pay.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", LIBRARIES + File.separator + "*", main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

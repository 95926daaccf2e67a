package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.opendata.FakeExploreApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} is killed while its source connectors are at work. All tenders are made up. */
class SourceKillTest {

    private static final int PER_SOURCE = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldTakeEachRecordOfAFileAndAnApiOnceHoweverOftenItIsKilled() throws Exception {
        FakeExploreApi boamp = new FakeExploreApi("boamp");
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= PER_SOURCE; i++) {
            boamp.publish(JsonNodeFactory.instance
                    .objectNode()
                    .put("idweb", "26-" + i)
                    .put("dateparution", "2026-01-05")
                    .put("nomacheteur", "Ville de Loutreville"));
            lines.append("{\"specversion\":\"1.0\",\"id\":\"r-" + i + "\",\"source\":\"site\",\"type\":\"WEB_VISIT\","
                    + "\"time\":\"2026-01-05T10:00:00Z\",\"data\":{\"account\":{\"domain\":\"otter.fr\"}}}\n");
        }
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("a.jsonl"), lines);
        int base = Program.freePorts();
        try (FakeServer server = FakeServer.start(boamp)) {
            try (Program first = up(base, "first.log")) {
                first.awaitReady();
                create(
                        base,
                        "boamp",
                        Map.of(
                                "connector.class", "io.wildcatch.connectors.opendata.OpenDataSourceConnector",
                                "feed", "boamp",
                                "url", server.url() + boamp.path(),
                                "allowed.hosts", "127.0.0.1",
                                "allow.http", "true",
                                "from.date", "2026-01-05",
                                "requests.per.minute", "600"));
                create(
                        base,
                        "files",
                        Map.of(
                                "connector.class", "io.wildcatch.connectors.files.FileSourceConnector",
                                "feed", "cloudevents",
                                "path", in.toString(),
                                "batch.records", "7"));
                await().atMost(PATIENCE).until(() -> count(base) > 300);
                first.kill();
            }
            for (int kill = 2; kill <= 3; kill++) {
                try (Program next = up(base, "kill-" + kill + ".log")) {
                    next.awaitReady();
                    int before = count(base);
                    await().atMost(PATIENCE).until(() -> count(base) > Math.min(before + 200, 2 * PER_SOURCE - 1));
                    next.kill();
                }
            }
            try (Program last = up(base, "last.log");
                    Following following = Following.up(base)) {
                last.awaitReady();
                await().atMost(PATIENCE).until(() -> count(base) >= 2 * PER_SOURCE);
                assertThat(following.ids()).hasSize(2 * PER_SOURCE).doesNotHaveDuplicates();
            }
        }
    }

    private static int count(int base) {
        try (Following following = Following.up(base)) {
            return following.ids().size();
        }
    }

    private void create(int base, String name, Map<String, String> options) throws IOException, InterruptedException {
        var config = new HashMap<>(options);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("schema.registry.url", "http://127.0.0.1:" + (base + 1));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (base + 4) + "/connectors/" + name + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(config)))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private Program up(int base, String log) throws IOException {
        return Program.start(
                folder.resolve(log),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--port-base",
                Integer.toString(base));
    }
}

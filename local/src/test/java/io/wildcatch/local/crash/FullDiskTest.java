package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's log can't grow any more: as on a full disk, by a limit on the size of the process's files. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the limit on files is set with Linux's prlimit")
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LARGEST_FILE = 4 << 20;

    private static final int SIGNALS_PER_REQUEST = 20;
    private static final String TEXT = "x".repeat(20_000);

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final TreeSet<Integer> answers = new TreeSet<>();
    private final TreeSet<String> acknowledged = new TreeSet<>();

    @Test
    void shouldAnswer503AndEndWhenTheDiskIsFullAndHaveAllThatWasAcknowledgedAfterwards() throws Exception {
        assumeThat(canLimit()).as("there is prlimit").isTrue();
        int base = Program.freePorts();
        try (Program full = up(base, "full.log")) {
            full.awaitReady();
            limit(full);
            for (int i = 0; full.isAlive(); i++) {
                post(base, "r" + i);
            }

            assertThat(full.awaitExit()).isEqualTo(1);
            assertThat(full.output().lines())
                    .last()
                    .asString()
                    .startsWith("wildcatch up: Kafka failed: ")
                    .contains("is the disk full?");
            assertThat(answers).contains(202, 503).isSubsetOf(0, 202, 503);
        }

        try (Program roomy = up(base, "roomy.log");
                Following following = Following.up(base)) {
            roomy.awaitReady();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(following.ids()).containsAll(acknowledged));
            assertThat(following.ids().stream().map(id -> id.split("#")[0]).distinct())
                    .allSatisfy(request -> assertThat(following.ids()).containsAll(ids(request)));
        }
    }

    private static void limit(Program program) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(program.pid()), "--fsize=" + LARGEST_FILE + ":")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private static boolean canLimit() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prlimit")));
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

    private void post(int base, String id) throws InterruptedException {
        List<String> ids = ids(id);
        String body = String.join("\n", ids.stream().map(FullDiskTest::signal).toList());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (base + 3) + "/signals"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.ofString()).statusCode();
            answers.add(status);
            if (status == 202) {
                acknowledged.addAll(ids);
            }
        } catch (IOException e) {
            answers.add(0);
        }
    }

    private static List<String> ids(String request) {
        return IntStream.range(0, SIGNALS_PER_REQUEST)
                .mapToObj(n -> request + "#" + n)
                .toList();
    }

    private static String signal(String id) {
        return "{\"id\":\"%s\",\"source\":\"site\",\"kind\":\"PRESS\",\"occurredAt\":\"2025-01-06T09:00:00Z\","
                        .formatted(id)
                + "\"account\":{\"domain\":\"acme%d.fr\"},\"text\":\"%s\"}".formatted(id.endsWith("7") ? 7 : 0, TEXT);
    }
}

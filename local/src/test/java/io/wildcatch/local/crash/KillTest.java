package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} is killed in the middle of its work, as a crash of the machine would end it. */
class KillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void shouldLoseNoAcknowledgedSignalAndTellNoDecisionTwiceWhenKilled() throws Exception {
        History history = History.write(folder.resolve("home"));
        int base = Program.freePorts();
        URI intake = URI.create("http://127.0.0.1:" + (base + 3) + "/signals");
        Sending sending = new Sending(lines -> post(intake, lines));
        try (Program first = up(base, history, "first.log")) {
            first.awaitReady();
            sending.start(history.chapters().get(0));
            sending.awaitAcknowledged(history.chapters().get(0).size() / 3);
            first.kill();
        }
        assertThat(sending.isDone()).isFalse();

        try (Program second = up(base, history, "second.log");
                Following following = Following.up(base)) {
            second.awaitReady();
            sending.awaitDone();
            following.awaitDone("wildcatch");
            for (List<String> chapter : history.chapters().subList(1, 3)) {
                sending.start(chapter);
                sending.awaitDone();
                following.awaitDone("wildcatch");
            }

            assertThat(following.ids()).containsAll(sending.acknowledged());
            history.assertDecided(following.decisions());
        }
    }

    private Program up(int base, History history, String log) throws IOException {
        return Program.start(
                folder.resolve(log),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--home",
                history.folder().toString(),
                "--port-base",
                Integer.toString(base));
    }

    /** A request that gets no answer is sent again until it does, as any sender would. */
    private void post(URI intake, List<String> lines) {
        HttpRequest request = HttpRequest.newBuilder(intake)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .build();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(request, BodyHandlers.ofString()).statusCode() == 202);
    }
}

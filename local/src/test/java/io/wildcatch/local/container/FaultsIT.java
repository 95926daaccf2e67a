package io.wildcatch.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.local.crash.Following;
import io.wildcatch.local.crash.History;
import io.wildcatch.local.crash.Sending;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The image, and what single containers of a deployment can suffer. In order, since each start costs half a minute. */
@ExtendWith(NeedsEngine.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String GROUP = "wildcatch";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static History history;
    private static Deployment deployment;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<String> faults = new ArrayList<>();

    /** What happens to a container, while signals come in. */
    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    @BeforeAll
    static void start() throws IOException {
        history = History.write(folder.resolve("home"));
        deployment = Deployment.start(Engine.buildImage(), history);
    }

    @AfterAll
    static void stop() {
        if (deployment != null) {
            deployment.close();
            Engine.removeImage();
        }
    }

    @Test
    @Order(1)
    void shouldRunWithoutRightsOnAFileSystemThatCantBeWritten() throws Exception {
        var shell = deployment.registry.execInContainer(
                "bash", "-c", "id -u; touch /opt/wildcatch/x /x; ls /opt/wildcatch");

        assertThat(shell.getStdout().lines()).contains("10001", "wildcatch-local.jar", "LICENSE");
        assertThat(shell.getStderr()).contains("/opt/wildcatch/x", "'/x'", "Read-only file system");
    }

    @Test
    @Order(2)
    void shouldAskEverybodyForTheTokenButForHealth() throws Exception {
        for (URI address : List.of(
                deployment.address(deployment.registry, "/subjects"),
                deployment.address(deployment.connect, "/connectors"),
                deployment.address(deployment.connect, "/connector-plugins"))) {
            assertThat(status(address, "")).as(address.toString()).isEqualTo(401);
            assertThat(status(address, "Bearer another-token")).isEqualTo(401);
            assertThat(status(address, "Bearer " + Deployment.TOKEN)).isEqualTo(200);
        }
        assertThat(status(deployment.address(deployment.connect, "/health"), ""))
                .isEqualTo(200);
        assertThat(status(deployment.address(deployment.intake, "/healthz"), ""))
                .isEqualTo(200);
        URI signals = deployment.address(deployment.intake, "/signals");
        assertThat(post(signals, history.chapters().get(0).subList(0, 1), "")).isEqualTo(401);
    }

    @Test
    @Order(3)
    void shouldLoseNoAcknowledgedSignalAndTellNoDecisionTwiceWhateverHappensToSingleContainers() throws Exception {
        List<List<String>> parts = History.requests(history.chapters().get(0), 200);
        Member one = deployment.topologies.get(0);
        Member two = deployment.topologies.get(1);
        Sending sending = new Sending(this::send);

        suffer("topologies killed", sending, parts.get(0), one::crash, one::startAgain);
        suffer("topologies paused for 30 s", sending, parts.get(1), two::pause, () -> {
            await().pollDelay(Duration.ofSeconds(30)).atMost(PATIENCE).until(() -> true);
            two.goOn();
        });
        suffer("network cut", sending, parts.get(2), one::cutOff, () -> {
            await().pollDelay(Duration.ofSeconds(12)).atMost(PATIENCE).until(() -> true);
            one.reconnect();
        });
        suffer("broker restarted", sending, parts.get(3), deployment.broker::end, deployment.broker::startAgain);
        suffer("registry down, topologies started meanwhile", sending, parts.get(4), deployment.registry::end, () -> {
            two.crash();
            two.startAgain();
            deployment.registry.startAgain();
        });
        suffer("intake killed", sending, parts.get(5), deployment.intake::crash, deployment.intake::startAgain);

        assertThatNothingIsLostOrDoubled(sending);
        await().atMost(PATIENCE).until(() -> deployment.members().allMatch(Member::isReady));
    }

    @Test
    @Order(4)
    void shouldEndWithCodeZeroWhenAskedTo() {
        assertThat(deployment.members().map(Member::end)).containsOnly(0L);
    }

    /** The fault happens in the middle of the sending, and is mended before the sender may be done. */
    private void suffer(String name, Sending sending, List<String> signals, Fault fault, Fault mend) throws Exception {
        int before = sending.acknowledged().size();
        sending.start(signals);
        sending.awaitAcknowledged(before + signals.size() / 4);
        fault.happen();
        mend.happen();
        sending.awaitDone();
        faults.add(name);
    }

    private void assertThatNothingIsLostOrDoubled(Sending sending) throws Exception {
        try (Following following = new Following(deployment.settings(), Deployment.TOPICS)) {
            following.awaitDone(GROUP);
            for (List<String> chapter : history.chapters().subList(1, 3)) {
                sending.start(chapter);
                sending.awaitDone();
                following.awaitDone(GROUP);
            }
            Set<String> lost = new HashSet<>(sending.acknowledged());
            lost.removeAll(following.ids());
            List<String> decisions = following.decisions();
            int doubled = decisions.size() - new HashSet<>(decisions).size();
            report(sending.acknowledged().size(), lost.size(), decisions.size(), doubled);

            assertThat(lost).isEmpty();
            assertThat(doubled).isZero();
            history.assertDecided(decisions);
        }
    }

    private void report(int acknowledged, int lost, int decisions, int doubled) {
        PrintStream out = System.out;
        out.printf(
                "[container tests] faults: %s; signals acknowledged %d, lost %d; decisions %d, doubled %d%n",
                String.join(", ", faults), acknowledged, lost, decisions, doubled);
    }

    /** A request that gets no answer is sent again until it does, as any sender would. */
    private void send(List<String> lines) {
        URI signals = deployment.address(deployment.intake, "/signals");
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> post(signals, lines, "Bearer " + Deployment.TOKEN) == 202);
    }

    private int post(URI address, List<String> lines, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines)));
        return answer(request, authorization);
    }

    private int status(URI address, String authorization) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address), authorization);
    }

    private int answer(HttpRequest.Builder request, String authorization) throws IOException, InterruptedException {
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}

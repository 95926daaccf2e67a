package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {

    @TempDir
    Path folder;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer intake;
    private String url = "";

    @BeforeEach
    void startIntake() throws IOException {
        intake = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        intake.createContext("/signals", this::answer);
        intake.start();
        url = "http://127.0.0.1:" + intake.getAddress().getPort() + "/signals";
    }

    @AfterEach
    void stopIntake() {
        intake.stop(0);
    }

    @Test
    void shouldDeliverAFileInBatches() throws IOException {
        answers.add(taken(500));
        answers.add(taken(1));

        Console console = send(Collections.nCopies(501, "{}"));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("501 accepted, 0 rejected");
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0).lines()).hasSize(500);
    }

    @Test
    void shouldNameTheLinesThatWereRejected() throws IOException {
        answers.add(new Answer(202, "{\"accepted\":1,\"rejected\":[{\"index\":1,\"error\":\"no account\"}]}"));

        Console console = send(List.of("{\"a\":1}", "", "{\"b\":2}"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).isEqualToIgnoringNewLines("line 3: no account");
        assertThat(console.out()).contains("1 accepted, 1 rejected");
    }

    @Test
    void shouldCountTheLinesOfTheFileAndNotThoseOfABatch() throws IOException {
        answers.add(taken(500));
        answers.add(new Answer(
                202, "{\"accepted\":0,\"rejected\":[{\"index\":0,\"error\":\"line 1, column 2: expected JSON\"}]}"));
        List<String> lines = new ArrayList<>(Collections.nCopies(500, "{}"));
        lines.add("{oops");

        assertThat(send(lines).err()).isEqualToIgnoringNewLines("line 501: column 2: expected JSON");
    }

    @Test
    void shouldRejectALineThatIsNoUtf8AndDeliverTheOthers() throws IOException {
        answers.add(taken(2));
        Path file = folder.resolve("signals.jsonl");
        Files.write(file, "{\"a\":\"ä\"}\n".getBytes(StandardCharsets.UTF_8));
        Files.write(file, "{\"b\":\"ä\"}\n{}\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);

        Console console = Console.run("send", "--file", file.toString(), "--url", url);

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).isEqualToIgnoringNewLines("line 2: expected text in UTF-8");
        assertThat(bodies).containsExactly("{\"a\":\"ä\"}\n{}");
    }

    @Test
    void shouldSendNoFolder() {
        Console console = Console.run("send", "--file", folder.toString(), "--url", url);

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains(folder + ": expected a file");
    }

    @Test
    void shouldTryAgainWhenTheIntakeIsBusy() throws IOException {
        answers.add(new Answer(429, "{\"error\":\"busy\"}"));
        answers.add(new Answer(503, "{\"error\":\"no Kafka\"}"));
        answers.add(taken(1));

        Console console = send(List.of("{}"));

        assertThat(console.exitCode()).isZero();
        assertThat(bodies).hasSize(3).containsOnly("{}");
    }

    @Test
    void shouldFindTheLineThatSpoilsItsBatch() throws IOException {
        answers.add(new Answer(400, "{\"error\":\"line 1: expected JSON\"}"));
        answers.add(taken(1));
        answers.add(new Answer(400, "{\"error\":\"line 1: expected JSON\"}"));

        Console console = send(List.of("{}", "oops"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).contains("line 2:").contains("expected JSON");
    }

    @Test
    void shouldStopWhereTheIntakeRefusesIt() throws IOException {
        answers.add(new Answer(401, "{\"error\":\"wrong signature\"}"));

        Console console = send(List.of("{}", "{}"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).contains("stopped at line 1").contains("--secret-file");
    }

    @Test
    void shouldNotRepeatWhatSomebodyWhoRefusesItSays() throws IOException {
        answers.add(new Answer(403, "{\"error\":\"no rights for Bearer hush-hush\"}"));

        Console console = send(List.of("{}"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).contains("answers 403").contains("--url").doesNotContain("hush");
    }

    @Test
    void shouldRefuseATokenThatCanNotBeSentWithoutRepeatingIt() throws IOException {
        Path signals = Files.writeString(folder.resolve("signals.jsonl"), "{}\n");
        Path token = Files.writeString(folder.resolve("token"), "hush\nhush\n");

        Console console =
                Console.run("send", "--file", signals.toString(), "--url", url, "--token-file", token.toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .contains("--token-file " + token + ": expected what may stand in a header")
                .doesNotContain("hush");
        assertThat(bodies).isEmpty();
    }

    @Test
    void shouldSayThatNobodyAnswers() throws IOException {
        intake.stop(0);

        Console console = send(List.of("{}"));

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err()).contains("no intake answers at " + url).contains("wildcatch up");
    }

    private Console send(List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("signals.jsonl"), lines);
        return Console.run("send", "--file", file.toString(), "--url", url, "--patience", "2");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer taken(int count) {
        return new Answer(202, "{\"accepted\":" + count + ",\"rejected\":[]}");
    }

    private record Answer(int status, String body) {}
}

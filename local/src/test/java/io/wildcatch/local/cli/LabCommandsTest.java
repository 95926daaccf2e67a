package io.wildcatch.local.cli;

import static io.wildcatch.local.lab.Made.decision;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandsTest {

    private static final String BUYER = """
            {"accountId":"a","role":"QUIET_BUYER","buyer":true,"quiet":true,"offering":"erp",\
            "from":"2026-01-05T00:00:00Z","until":"2026-02-05T00:00:00Z","rivalsAt":["2026-01-08T00:00:00Z"]}
            """;

    @TempDir
    Path folder;

    private Path truth;

    @BeforeEach
    void write() throws IOException {
        truth = Files.writeString(folder.resolve("truth.jsonl"), BUYER);
        replay("one", decision("a", 10, Lane.HUMAN));
    }

    @Test
    void shouldPrintTheFiguresAndKeepThemBesideTheDecisions() throws IOException {
        Console console = evaluate("one");

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("wins per 100 contacts").contains("50.0");
        JsonNode written = new ObjectMapper()
                .readTree(folder.resolve("one/evaluation.json").toFile());
        assertThat(written.at("/wins/winsPer100").asDouble()).isEqualTo(50);
        assertThat(written.at("/buyers/quiet/share").asDouble()).isEqualTo(1);
        assertThat(written.at("/baseline/winsPer100").isNull()).isTrue();
    }

    @Test
    void shouldPrintWhatItWritesAsJson() throws IOException {
        Console console = Console.run(
                "evaluate",
                "--decisions",
                folder.resolve("one").toString(),
                "--truth",
                truth.toString(),
                "--json",
                "--out",
                folder.resolve("elsewhere").toString());

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).isEqualTo(Files.readString(folder.resolve("elsewhere/evaluation.json")));
        assertThat(folder.resolve("one/evaluation.json")).doesNotExist();
    }

    @Test
    void shouldRankBySignalsWhenTheWorkspaceHasThem() throws IOException {
        Files.writeString(folder.resolve("signals.jsonl"), """
                {"id":"1","source":"site","kind":"WEB_VISIT","occurredAt":"2026-01-06T00:00:00Z","account":{"domain":"www.acme.fr"},"strength":0.9}
                {"id":"1","source":"site","kind":"WEB_VISIT","occurredAt":"2026-01-09T00:00:00Z","account":{"domain":"www.acme.fr"},"strength":0.9}
                not a signal
                """);
        Files.writeString(truth, BUYER.replace("\"role\"", "\"domain\":\"acme.fr\",\"role\""));

        Console console = evaluate("one");

        assertThat(console.exitCode()).isZero();
        JsonNode baseline = new ObjectMapper()
                .readTree(folder.resolve("one/evaluation.json").toFile())
                .get("baseline");
        assertThat(baseline.get("cutOff").asDouble()).isEqualTo(0.9);
        assertThat(baseline.get("winsPer100").asDouble()).isEqualTo(100);
        assertThat(baseline.get("ratio").asDouble()).isEqualTo(0.5);
    }

    @Test
    void shouldNameFileLineAndFieldOfATruthThatCannotBeRead() throws IOException {
        assertRefused(BUYER + "{\"accountId\":\"b\"}\n", "truth.jsonl: line 2: buyer: expected true or false");
        assertRefused(BUYER + "{\"accountId\":\n", "truth.jsonl: line 2: expected JSON");
        assertRefused("[1]", "truth.jsonl: line 1: expected a JSON object");
        assertRefused("{\"buyer\":true}", "truth.jsonl: line 1: accountId: expected it, or domain, or registryId");
        assertRefused("{\"accountId\":\"a\",\"buyer\":1}", "line 1: buyer: expected true or false");
        assertRefused("{\"accountId\":\"a\",\"buyer\":true,\"from\":\"now\"}", "line 1: from: expected a time such as");
        assertRefused(
                "{\"accountId\":\"a\",\"buyer\":true,\"rivalsAt\":3}", "line 1: rivalsAt: expected an array of times");
    }

    @Test
    void shouldTakeATruthThatSaysLittle() throws IOException {
        Files.writeString(
                truth, "{\"accountId\":\"a\",\"buyer\":true}\n\n{\"domain\":\"b.example\",\"role\":\"SHOPPER\"}\n");

        Console console = evaluate("one");

        assertThat(console.err()).isEmpty();
        assertThat(console.out()).contains("100.0");
    }

    @Test
    void shouldRefuseFoldersThatNoReplayHasWritten() throws IOException {
        assertThat(evaluate("none").err()).contains("none: expected a folder that replay has written");
        Files.createDirectories(folder.resolve("empty"));
        Console empty = evaluate("empty");
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err())
                .contains("decisions.jsonl: expected a file, but there is none")
                .hasLineCount(1);
        Files.writeString(folder.resolve("empty/decisions.jsonl"), "\n{\"at\":\"x\"}\n");
        assertThat(diff("one", "empty").err())
                .contains("decisions.jsonl: line 2: ")
                .hasLineCount(1);
        assertThat(diff("one", "empty").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldNameWhatIsWrongInTheFilesBesideTheDecisions() throws IOException {
        Files.writeString(folder.resolve("one/reach.json"), "[{\"source\":\"site\",\"mean\":\"high\"}]");

        Console console = evaluate("one");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .contains("reach.json: line 1: mean: expected a number")
                .hasLineCount(1);
    }

    @Test
    void shouldShowWhatDiffersBetweenTwoReplays() throws IOException {
        replay("two", decision("a", 10, Lane.CONTESTED).setRule("contested"));

        Console console = diff("one", "two");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out())
                .contains("1 opportunities went another way")
                .containsPattern("HUMAN +-> +CONTESTED +1")
                .contains("rule under-the-radar -> contested");
        assertThat(folder.resolve("two")).isDirectoryNotContaining(file -> !file.endsWith("decisions.jsonl"));
    }

    @Test
    void shouldWriteAllDifferencesWhereAskedTo() throws IOException {
        replay("two", decision("a", 10, Lane.CONTESTED), decision("b", 10, Lane.CONTESTED));
        Path file = folder.resolve("all.json");

        Console console = Console.run(
                "diff",
                "--a",
                folder.resolve("one").toString(),
                "--b",
                folder.resolve("two").toString(),
                "--limit",
                "1",
                "--json",
                "--out",
                file.toString());

        assertThat(console.exitCode()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(console.out()).get("changes")).hasSize(1);
        assertThat(mapper.readTree(file.toFile()).get("changes")).hasSize(2);
    }

    @Test
    void shouldSayThatNothingDiffers() {
        assertThat(diff("one", "one").out()).isEqualTo("0 opportunities went another way, of 0 accounts; 1 the same\n");
    }

    private void assertRefused(String content, String expected) throws IOException {
        Files.writeString(truth, content);
        Console console = evaluate("one");
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains(expected).hasLineCount(1);
    }

    private Console evaluate(String decisions) {
        return Console.run(
                "evaluate", "--decisions", folder.resolve(decisions).toString(), "--truth", truth.toString());
    }

    private Console diff(String a, String b) {
        return Console.run(
                "diff",
                "--a",
                folder.resolve(a).toString(),
                "--b",
                folder.resolve(b).toString());
    }

    private void replay(String name, Decision.Builder... decisions) throws IOException {
        List<String> lines = Stream.of(decisions)
                .map(decision -> RecordJson.toJson(decision.build()))
                .collect(Collectors.toList());
        Files.createDirectories(folder.resolve(name));
        Files.write(folder.resolve(name).resolve("decisions.jsonl"), lines);
    }
}

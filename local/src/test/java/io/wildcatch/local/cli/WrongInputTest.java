package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be is told with file, line and field; what can't be written with its file. Nothing is replaced in silence. */
class WrongInputTest {

    private static final String SIGNAL = """
            {"id":"s-1","source":"crm","kind":"HAND_RAISE","occurredAt":"2026-01-05T10:00:00Z",\
            "account":{"domain":"loutrex.fr"},"offering":"erp"}
            """;

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void workspace() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        out = folder.resolve("out");
        Files.writeString(in.resolve("signals.jsonl"), SIGNAL);
        Files.writeString(in.resolve("sources.json"), "[{\"id\":\"crm\",\"class\":\"HUMAN\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources.json | [\\n{'id':'crm','reach':{'alpha':-1,'beta':9}}] | line 2: reach.alpha: expected a number greater than 0, found -1.0",
                "sources.json | [{'id':'crm','reach':{'alpha':1,'beta':0}}] | line 1: reach.beta: expected a number greater than 0, found 0.0",
                "sources.json | [{'id':'crm','pickupDays':-2}] | line 1: pickupDays: expected a number of days, 0 or more, found -2.0",
                "sources.json | [{'id':''}] | line 1: id: expected an id, found a blank text",
                "sources.json | [{'id':'crm'}] x | line 1: expected",
                "sources.json | [{'id':'crm'}]\\n[] | line 2: expected nothing after the end of the array",
                "offerings.jsonl | {'id':'a'}\\n{'id':'erp','basket':{'low':3,'mid':2,'high':1}} | line 2: basket: expected 0 <= low <= mid <= high, found 3.0, 2.0, 1.0",
                "offerings.jsonl | {'id':'erp','basket':{'low':-3,'mid':2,'high':4}} | line 1: basket: expected 0 <= low <= mid <= high, found -3.0, 2.0, 4.0",
                "offerings.jsonl | {'id':'erp','rivals':-5} | line 1: rivals: expected a whole number from 0 to 1000, found -5",
                "offerings.jsonl | {'id':'erp','rivals':5000000} | line 1: rivals: expected a whole number from 0 to 1000, found 5000000",
                "offerings.jsonl | {'id':'erp','basket':{'low':1,'mid':2,'high':300000000},'currency':'JPY'} | line 1: currency: expected EUR, or a currency for which the policy has a rate (currencies), found JPY",
                "sellers.jsonl | {'id':' '} | line 1: id: expected an id, found a blank text",
                "sellers.jsonl | {'id':'a','maxOpen':0,'weight':0}\\n{'id':'b','maxOpen':-1} | line 2: maxOpen: expected a whole number, 0 or more, found -1",
                "sellers.json | [{'id':'a','weight':-0.5}] | line 1: weight: expected a number, 0 or more, found -0.5",
                "accounts.jsonl | {'id':''} | line 1: id: expected an id, found a blank text"
            })
    void shouldRefuseReferenceDataThatCannotBe(String name, String text, String problem) throws IOException {
        Path file = Files.writeString(in.resolve(name), text.replace('\'', '"').replace("\\n", "\n"));

        Console console = replay();

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .startsWith("wildcatch replay: " + file + ": " + problem)
                .hasLineCount(1);
    }

    @Test
    void shouldCountInEurosWhatThePolicyHasARateFor() throws IOException {
        Files.writeString(
                in.resolve("offerings.json"),
                "[{\"id\":\"erp\",\"basket\":{\"low\":100000,\"mid\":200000,\"high\":300000},\"currency\":\"JPY\"}]");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "version: q1\ncurrencies: {JPY: 0.006}\n");

        assertThat(replay("--policy", policy.toString()).exitCode()).isZero();

        assertThat(Files.readString(out.resolve("decisions.jsonl")))
                .contains("\"lane\":\"AUTOMATION\"", "Baskets of up to 1800 EUR");
    }

    @Test
    void shouldSetATouchOrAVerdictAsideThatNoAccountCanBeToldOf() throws IOException {
        Files.writeString(in.resolve("touches.jsonl"), """
                {"accountId":"domain:loutrex.fr","at":"2026-01-06T10:00:00Z","channel":"PHONE","by":"x","direction":"OUT"}
                {"accountId":"domain:loutrex.fr","at":"7017-01-06T10:00:00Z","channel":"PHONE","by":"x","direction":"OUT"}
                """);
        Files.writeString(
                in.resolve("verdicts.jsonl"),
                "\n{\"accountId\":\"\",\"at\":\"2026-01-06T10:00:00Z\",\"outcome\":\"WON\",\"rivals\":\"ABSENT\"}\n");

        assertThat(replay().exitCode()).isZero();

        List<String> rejected = Files.readAllLines(out.resolve("rejected.jsonl"));
        assertThat(rejected).hasSize(2);
        assertThat(rejected.get(0))
                .startsWith("{\"file\":\"touches.jsonl\",\"line\":2,\"reason\":\"at: expected a time");
        assertThat(rejected.get(1))
                .startsWith("{\"file\":\"verdicts.jsonl\",\"line\":2,\"reason\":\"key: expected an id");
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.get("rejected").asInt()).isZero();
        assertThat(summary.get("rejectedOthers").asInt()).isEqualTo(2);
    }

    @Test
    void shouldSayWhichFileTheDiskWasTooFullFor() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
        Files.createDirectories(out);
        for (String name : List.of("decisions.jsonl", "sources.json", "signals.jsonl")) {
            Files.createSymbolicLink(out.resolve(name), Path.of("/dev/full"));
        }

        Console replayed = replay();
        Console simulated = Console.run("simulate", "--out", out.toString(), "--accounts", "5", "--days", "5");

        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.err())
                .contains(out.resolve("decisions.jsonl") + ": could not be written to its end: No space left")
                .hasLineCount(1);
        assertThat(simulated.exitCode()).isEqualTo(1);
        assertThat(simulated.err())
                .contains(out.resolve("sources.json") + ": could not be written to its end: No space left")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay --in IN --out FILE/x",
                "simulate --accounts 5 --days 5 --out FILE/x",
                "import --feed csv --in FILE --out FILE/x",
                "evaluate --decisions IN --truth IN/truth.jsonl --out FILE/x",
                "diff --a IN --b IN --out FILE/x"
            })
    void shouldCallUnwritableWhatNothingCanBeWrittenTo(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Files.writeString(in.resolve("decisions.jsonl"), "");
        Files.writeString(in.resolve("truth.jsonl"), "");

        Console console = Console.run(line.replace("IN", in.toString())
                .replace("FILE", file.toString())
                .split(" "));

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .contains(file.resolve("x") + ": unwritable, expected a directory that can be written to")
                .hasLineCount(1);
    }

    private Console replay(String... more) {
        String[] command = {"replay", "--in", in.toString(), "--out", out.toString()};
        return Console.run(Stream.of(command, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}

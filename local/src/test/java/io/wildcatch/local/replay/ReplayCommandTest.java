package io.wildcatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.cli.Main;
import io.wildcatch.local.market.SimulateCommand;
import io.wildcatch.local.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {

    private static final List<String> FILES =
            List.of("decisions.jsonl", "fates.jsonl", "rejected.jsonl", "reach.json", "coverage.json", "summary.json");

    @TempDir
    private static Path folder;

    private static Path market;
    private static Path once;

    @BeforeAll
    static void simulateAndReplay() {
        market = folder.resolve("market");
        once = folder.resolve("once");
        int simulated = new CommandLine(new SimulateCommand())
                .execute("--out", market.toString(), "--accounts", "300", "--days", "60", "--seed", "5");
        assertThat(simulated).isZero();
        assertThat(replay(market, once)).isZero();
    }

    private static int replay(Path in, Path out) {
        return new CommandLine(new ReplayCommand()).execute("--in", in.toString(), "--out", out.toString());
    }

    @Test
    void shouldWriteTheSameBytesTwice() {
        Path twice = folder.resolve("twice");

        assertThat(replay(market, twice)).isZero();

        for (String file : FILES) {
            assertThat(twice.resolve(file)).as(file).hasSameBinaryContentAs(once.resolve(file));
        }
    }

    /** Java goes through some collections in an order of its own in each process, and sums depend on theirs. */
    @Test
    void shouldWriteTheSameBytesInAnotherProcess() throws Exception {
        Path other = folder.resolve("other");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "replay",
                        "--in",
                        market.toString(),
                        "--out",
                        other.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();

        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("said.txt")))
                .isZero();
        for (String file : FILES) {
            assertThat(other.resolve(file)).as(file).hasSameBinaryContentAs(once.resolve(file));
        }
    }

    @Test
    void shouldNotMindTheOrderOfLines() throws IOException {
        Path shuffled = copyOfMarket("shuffled");
        for (String file : List.of("signals.jsonl", "touches.jsonl", "verdicts.jsonl")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(market.resolve(file)));
            Collections.shuffle(lines, new Random(17));
            Files.write(shuffled.resolve(file), lines);
        }
        Path out = folder.resolve("of-shuffled");

        assertThat(replay(shuffled, out)).isZero();

        for (String file : FILES) {
            assertThat(out.resolve(file)).as(file).hasSameBinaryContentAs(once.resolve(file));
        }
    }

    @Test
    void shouldPutEveryLineIntoOneBucket() throws IOException {
        Path spoilt = copyOfMarket("spoilt");
        List<String> lines = new ArrayList<>(Files.readAllLines(market.resolve("signals.jsonl")));
        lines.add(3, "{\"id\":\"broken\"");
        lines.add(7, "{\"id\":\"x\",\"source\":\"site\",\"kind\":\"PRESS\",\"occurredAt\":\"2026-01-05T10:00:00Z\"}");
        lines.add(lines.get(20));
        lines.add("{\"id\":\"y\",\"source\":\"site\",\"kind\":\"PRESS\",\"occurredAt\":\"7017-01-05T10:00:00Z\","
                + "\"account\":{\"domain\":\"acme.fr\"}}");
        Files.write(spoilt.resolve("signals.jsonl"), lines);
        Path out = folder.resolve("of-spoilt");

        assertThat(replay(spoilt, out)).isZero();

        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.get("signals").asInt()).isEqualTo(lines.size());
        assertThat(Stream.of("used", "duplicate", "unresolved", "rejected", "late")
                        .mapToInt(bucket -> summary.get(bucket).asInt())
                        .sum())
                .isEqualTo(lines.size());
        assertThat(summary.get("rejected").asInt()).isEqualTo(3);
        assertThat(summary.get("lanes"))
                .as("an impossible time moves nothing")
                .isEqualTo(new ObjectMapper()
                        .readTree(once.resolve("summary.json").toFile())
                        .get("lanes"));
        assertThat(Files.readString(out.resolve("rejected.jsonl"))).contains("\"line\":4,", "\"line\":8,");
    }

    @Test
    void shouldWarnOfADeclarationThatCannotBe() throws IOException {
        Path doubtful = copyOfMarket("doubtful");
        Files.writeString(
                doubtful.resolve("sources.json"),
                "[{\"id\":\"site\",\"class\":\"SYNDICATED\",\"reach\":{\"alpha\":1,\"beta\":99},\"pickupDays\":0},"
                        + "{\"id\":\"press\",\"class\":\"PUBLIC\",\"reach\":{\"alpha\":1e-320,\"beta\":1e300}},"
                        + "{\"id\":\"crm\",\"class\":\"HUMAN\",\"pickupDays\":1}]");
        Path out = folder.resolve("of-doubtful");
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(replay(doubtful, out)).isZero();
        } finally {
            System.setOut(before);
        }

        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.get("doubtfulSources")).extracting(JsonNode::asText).containsExactly("press", "site");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "source site: pickupDays must be greater than 0, but is 0.0; taken in with the prior of its class")
                .contains("source press: reach needs alpha and beta from 1e-6 to 1e9");
    }

    @Test
    void shouldRefuseAFileThatIsThereInBothForms() throws IOException {
        Path both = copyOfMarket("both");
        Files.writeString(both.resolve("people.json"), "[]");
        Files.writeString(both.resolve("people.jsonl"), "");

        assertThat(replay(both, folder.resolve("of-both"))).isEqualTo(2);
        assertThatThrownBy(() -> Workspace.open(both).people())
                .hasMessageContaining("people.jsonl and people.json, but both are there");
    }

    @Test
    void shouldRejectWhatClaimsToBeOlderThanAnyRecordCanBe() throws IOException {
        Path ancient = copyOfMarket("ancient");
        Files.writeString(
                ancient.resolve("signals.jsonl"),
                "{\"id\":\"s-0\",\"source\":\"site\",\"kind\":\"WEB_VISIT\",\"occurredAt\":\"0026-01-05T10:00:00Z\","
                        + "\"account\":{\"domain\":\"acme.fr\"}}\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                ancient.resolve("touches.jsonl"),
                "{\"accountId\":\"a-1\",\"at\":\"1969-12-31T23:59:59Z\",\"channel\":\"EMAIL\",\"direction\":\"OUT\"}\n",
                StandardOpenOption.APPEND);
        Path out = folder.resolve("of-ancient");

        assertThat(replay(ancient, out)).isZero();

        assertThat(out.resolve("decisions.jsonl")).hasSameBinaryContentAs(once.resolve("decisions.jsonl"));
        assertThat(out.resolve("rejected.jsonl"))
                .content()
                .contains("occurredAt: expected a time from 1990 to 2099", "at: expected a time from 1990 on");
    }

    @Test
    void shouldRunUntilAnyTimeThatIsOne() {
        assertThat(replayUntil("1960-01-01T00:00:00Z")).isZero();
        assertThat(replayUntil("2026-06-30")).isZero();
        assertThat(replayUntil("+999999999-01-01T00:00:00Z")).isEqualTo(2);
    }

    private static int replayUntil(String time) {
        Path out = folder.resolve("until");
        return new CommandLine(new ReplayCommand())
                .execute("--in", market.toString(), "--out", out.toString(), "--until", time);
    }

    private static Path copyOfMarket(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(market)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /** A disk image, say, or what a compressed file of nothing becomes. */
    @Test
    void shouldRefuseAFileWithoutLinesBeforeItFillsTheMemory() throws IOException {
        Path wrong = Files.createDirectory(folder.resolve("without-lines"));
        Files.copy(market.resolve("sources.json"), wrong.resolve("sources.json"));
        try (RandomAccessFile signals =
                new RandomAccessFile(wrong.resolve("signals.jsonl").toFile(), "rw")) {
            signals.writeBytes("{}\n");
            signals.setLength(3L << 30);
        }
        StringWriter err = new StringWriter();

        int code = new CommandLine(new ReplayCommand())
                .setErr(new PrintWriter(err))
                .execute(
                        "--in",
                        wrong.toString(),
                        "--out",
                        folder.resolve("none").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("signals.jsonl: line 2: expected JSON Lines, but it is longer than 64 MiB");
    }
}

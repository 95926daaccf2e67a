package io.wildcatch.local.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.feeds.Feed;
import io.wildcatch.connectors.files.FeedFile;
import io.wildcatch.connectors.files.RecordReader;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** All companies and notices are made up. */
class ImportCommandTest {

    private static final String NOTICE = """
            {"parution":"20260012","date_parution":"2026-01-19","numero":"%d","type":"annonce","acte":"creation","societes":[{"siren":"%s","denomination":"%s","ville":"Lyon"}],"activite":"Loutres","precedent":null}""";
    private static final String API_PAGE = """
            {
              "total_count": 2,
              "results": [
                {"id":"A2026001299","dateparution":"2026-01-19","numeroannonce":99,"familleavis":"vente",
                 "registre":["999 888 779","999888779"],"commercant":"LOUTREX","ville":"Lyon"},
                {"id":"A2026001298","dateparution":"7017-01-19","numeroannonce":98}
              ]
            }""";

    @TempDir
    private Path dir;

    private Path out;
    private final StringWriter stdout = new StringWriter();
    private final StringWriter stderr = new StringWriter();

    @BeforeEach
    void workspace() {
        out = dir.resolve("workspace");
    }

    @Test
    void shouldMakeAWorkspaceOfGzippedLinesAndGoOnAfterBadOnes() throws IOException {
        Path in = gzip(
                "notices.jsonl.gz",
                NOTICE.formatted(1, "999888779", "LOUTREX") + "\n{broken\n\n"
                        + NOTICE.formatted(2, "000000000", "CASTORIX") + "\n[]\n");

        assertThat(run("--feed", "bodacc", "--in", in.toString(), "--out", out.toString()))
                .isZero();

        assertThat(signals()).extracting(Signal::getId).containsExactly("bodacc:20260012-1", "bodacc:20260012-2");
        assertThat(accounts()).extracting(Account::getId).containsExactly("registry:FR:999888779");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("sources.json").toFile())
                        .get(0)
                        .get("class")
                        .asText())
                .isEqualTo("PUBLIC");
        List<JsonNode> rejected = lines("import-rejected.jsonl").stream()
                .map(ImportCommandTest::tree)
                .toList();
        assertThat(rejected).hasSize(2);
        assertThat(rejected.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(rejected.get(0).get("file").asText()).isEqualTo("notices.jsonl.gz");
        assertThat(rejected.get(1).get("line").asInt()).isEqualTo(5);
        assertThat(stdout.toString()).contains("records", "signals", "rejected", "malformed");
    }

    @Test
    void shouldReadADocumentOfThePublicApi() throws IOException {
        Path in = write("page.json", API_PAGE);
        assertThat(run("--feed", "bodacc", "--in", in.toString(), "--out", out.toString(), "--json"))
                .isZero();
        assertThat(signals()).extracting(Signal::getId).containsExactly("bodacc:20260012-99");
        JsonNode counts = tree(stdout.toString());
        assertThat(counts.get("records").asInt()).isEqualTo(2);
        assertThat(counts.get("rejectedByReason").get("no publication date").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldReadADocumentOnOneLineAndAnArray() throws IOException {
        String oneLine = API_PAGE.replace("\n", "");
        Path page = write("page.json", oneLine);
        Path array = write("array.json", "[\n" + NOTICE.formatted(7, "999888779", "LOUTREX") + "\n]");
        assertThat(run("--feed", "bodacc", "--in", page.toString(), array.toString(), "--out", out.toString()))
                .isZero();
        assertThat(signals()).extracting(Signal::getId).containsExactly("bodacc:20260012-99", "bodacc:20260012-7");
    }

    @Test
    void shouldNeitherRepeatAccountsNorSourcesWhenAppending() throws IOException {
        Path first = write("a.jsonl", NOTICE.formatted(1, "999888779", "LOUTREX"));
        Path second = write(
                "b.jsonl",
                NOTICE.formatted(2, "999888779", "LOUTREX") + "\n" + NOTICE.formatted(3, "999888795", "CASTORIX"));
        run("--feed", "bodacc", "--in", first.toString(), "--out", out.toString());
        run("--feed", "bodacc", "--in", second.toString(), "--out", out.toString(), "--append");
        assertThat(signals()).hasSize(3);
        assertThat(accounts())
                .extracting(Account::getId)
                .containsExactly("registry:FR:999888779", "registry:FR:999888795");
        assertThat(new ObjectMapper().readTree(out.resolve("sources.json").toFile()))
                .hasSize(1);
    }

    @Test
    void shouldKeepTheSignalsAndAccountsOfAnArrayWhenAppending() throws Exception {
        Files.createDirectories(out);
        String mine = "{\"id\":\"%s\",\"source\":\"mine\",\"kind\":\"PRESS\",\"occurredAt\":\"2026-01-05T10:00:00Z\","
                + "\"account\":{\"domain\":\"loutrex.fr\"},\"extra\":[1.5]}";
        Files.writeString(
                out.resolve("signals.json"), "[" + mine.formatted("s-1") + ",\n" + mine.formatted("s-2") + "]");
        Files.writeString(out.resolve("accounts.json"), "[\n{\"id\":\"a-1\",\"name\":\"Loutrex\"}\n]");
        Files.writeString(out.resolve("sources.json"), "[{\"id\":\"mine\",\"class\":\"HUMAN\"}]");

        assertThat(appendTwoNotices()).isZero();

        assertThat(out.resolve("signals.jsonl")).doesNotExist();
        assertThat(out.resolve("accounts.jsonl")).doesNotExist();
        assertThat(records("signals"))
                .extracting(signal -> signal.get("id").asText())
                .containsExactly("s-1", "s-2", "bodacc:20260012-1", "bodacc:20260012-2");
        assertThat(records("signals").get(0).get("extra").get(0).asDouble()).isEqualTo(1.5);
        assertThat(records("accounts"))
                .extracting(account -> account.get("id").asText())
                .containsExactly("a-1", "registry:FR:999888779", "registry:FR:999888795");
        assertThat(records("sources"))
                .extracting(source -> source.get("id").asText())
                .containsExactly("mine", "bodacc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources.jsonl | {'id':'mine','class':'HUMAN'}",
                "sources.jsonl | [{'id':'mine','class':'HUMAN'}]",
                "sources.json | {'id':'mine','class':'HUMAN'}",
                "sources.json | [{'id':'mine','class':'HUMAN'}]"
            })
    void shouldAddItsSourceToThoseThatAReplaySees(String name, String there) throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve(name), there.replace('\'', '"'));

        assertThat(appendTwoNotices()).isZero();

        assertThat(records("sources"))
                .extracting(source -> source.get("id").asText())
                .containsExactly("mine", "bodacc");
        assertThat(Workspace.open(out).sources())
                .extracting(source -> source.getClass$().name())
                .containsExactly("HUMAN", "PUBLIC");
    }

    @Test
    void shouldTakeWhatSourcesOfATableAreFromWhoKnows() throws Exception {
        String row = "id,source,kind,occurredAt,domain\n%s,%s,MEETING,2026-01-05T10:00:00Z,loutrex.fr\n";
        String fair = write("fair.csv", row.formatted("s-1", "fair")).toString();
        String site = write("site.csv", row.formatted("s-2", "site")).toString();

        run("--feed", "csv", "--in", fair, "--out", out.toString());
        assertThat(stdout.toString()).contains("Of no class: fair. Say what these sources are with --class");

        run("--feed", "csv", "--in", fair, "--out", out.toString(), "--class", "HUMAN");
        stdout.getBuffer().setLength(0);
        run("--feed", "csv", "--in", fair, site, "--out", out.toString(), "--append", "--class", "FIRST_PARTY");

        assertThat(stdout.toString()).doesNotContain("Of no class");
        assertThat(Workspace.open(out).sources())
                .extracting(source -> source.getId() + " " + source.getClass$())
                .containsExactly("fair HUMAN", "site FIRST_PARTY");
    }

    @Test
    void shouldReplaceWhatAReplaySeesWithoutAppend() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("sources.jsonl"), "{\"id\":\"mine\",\"class\":\"HUMAN\"}\n");

        assertThat(importNotices(false)).isZero();

        assertThat(records("sources"))
                .extracting(source -> source.get("id").asText())
                .containsExactly("bodacc");
    }

    @Test
    void shouldLeaveAllAsItWasWhenAFileThereCantBeRead() throws Exception {
        Files.createDirectories(out);
        String lone = "{\n  \"id\": \"mine\"\n}\n";
        Files.writeString(out.resolve("sources.json"), lone);
        Files.writeString(out.resolve("signals.jsonl"), "{}");

        assertThat(appendTwoNotices()).isEqualTo(2);

        assertThat(stderr.toString())
                .contains("sources.json: line 1: expected a JSON object")
                .hasLineCount(1);
        assertThat(out.resolve("sources.json")).hasContent(lone);
        assertThat(out.resolve("signals.jsonl")).hasContent("{}");
        assertThat(names()).containsExactly("signals.jsonl", "sources.json");
    }

    /** What a crash in the middle would leave is what was there: nothing is in its place before all is written. */
    @Test
    void shouldLeaveAllAsItWasWhenTheDiskIsFull() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
        Files.createDirectories(out);
        Files.writeString(out.resolve("signals.jsonl"), "{}\n");
        Files.createSymbolicLink(out.resolve("signals.jsonl.new"), Path.of("/dev/full"));

        assertThat(appendTwoNotices()).isEqualTo(1);

        assertThat(stderr.toString())
                .contains("signals.jsonl.new: could not be written to its end")
                .hasLineCount(1);
        assertThat(out.resolve("signals.jsonl")).hasContent("{}");
        assertThat(names()).containsExactly("signals.jsonl");
    }

    @Test
    void shouldLeaveNothingBesideTheFiles() throws Exception {
        assertThat(appendTwoNotices()).isZero();

        assertThat(names()).containsExactly("accounts.jsonl", "import-rejected.jsonl", "signals.jsonl", "sources.json");
    }

    private int appendTwoNotices() throws IOException {
        return importNotices(true);
    }

    private int importNotices(boolean append) throws IOException {
        Path in = write(
                "n.jsonl",
                NOTICE.formatted(1, "999888779", "LOUTREX") + "\n" + NOTICE.formatted(2, "999888795", "CASTORIX"));
        List<String> args =
                new ArrayList<>(List.of("--feed", "bodacc", "--in", in.toString(), "--out", out.toString()));
        if (append) {
            args.add("--append");
        }
        return run(args.toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** As a replay would read them. */
    private List<JsonNode> records(String name) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        RecordFile.read(
                Objects.requireNonNull(Workspace.open(out).file(name)),
                (line, buffer, offset, length) -> records.add(tree(new String(buffer, offset, length, UTF_8))));
        return records;
    }

    @Test
    void shouldReadATableAndNameItsSources() throws IOException {
        Path in = write(
                "fair.csv",
                "\uFEFFid;source;kind;occurredAt;domain;name\n1;fair;MEETING;2026-01-05T10:00:00Z;loutrex.fr;\"Loutrex; Cie\"\n"
                        + "2;fair;MEETING;soon;loutrex.fr;x\n");
        assertThat(run("--feed", "csv", "--in", in.toString(), "--out", out.toString()))
                .isZero();
        assertThat(signals().get(0).getAccount().getName()).isEqualTo("Loutrex; Cie");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("sources.json").toFile())
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo("fair");
        assertThat(tree(lines("import-rejected.jsonl").get(0)).get("line").asInt())
                .isEqualTo(3);
    }

    @Test
    void shouldSayThatATableIsntUtf8AndWhichFilesAreEmpty() throws IOException {
        Path in = Files.write(
                dir.resolve("fair.csv"),
                "id,source,kind,occurredAt,domain,name\n1,fair,MEETING,2026-01-05T10:00:00Z,loutrex.fr,Café\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        Path empty = write("late.csv", "id,source,kind,occurredAt,domain\n");

        int code = run("--feed", "csv", "--in", in.toString(), empty.toString(), "--out", out.toString());

        assertThat(code).isZero();
        assertThat(signals()).hasSize(1);
        assertThat(stdout.toString())
                .contains("Not UTF-8, so that letters were lost: 1 of the records.", "No record in late.csv.");
    }

    @Test
    void shouldSayWhichFileCantBeRead() {
        assertThat(run("--feed", "bodacc", "--in", dir.resolve("none.jsonl").toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(stderr.toString())
                .contains("none.jsonl")
                .contains("expected a readable file")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldSayThatATruncatedFileEndsTooSoonAndLeaveAllAsItWas() throws IOException {
        Path before = write("before.jsonl", NOTICE.formatted(1, "999888779", "LOUTREX") + "\n");
        assertThat(run("--feed", "bodacc", "--in", before.toString(), "--out", out.toString()))
                .isZero();
        List<String> kept = lines("signals.jsonl");

        Path whole = gzip("whole.jsonl.gz", (NOTICE.formatted(1, "999888779", "LOUTREX") + "\n").repeat(50_000));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(dir.resolve("half.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(run("--feed", "bodacc", "--in", half.toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(stderr.toString())
                .contains("half.jsonl.gz")
                .contains("to the end")
                .contains("nothing was imported");
        assertThat(lines("signals.jsonl")).isEqualTo(kept).hasSize(1);
    }

    @Test
    void shouldTellHowFarItIsThoughNoLineHasEnded() throws Exception {
        FeedFile file = FeedFile.of(gzip("endless.jsonl.gz", noise(1_000_000)));
        List<Integer> told = new ArrayList<>();
        file.onRead(() -> told.add(file.percentRead()));

        try (RecordReader reader = RecordReader.open(file, Feed.Format.JSON)) {
            assertThat(told).isNotEmpty();
            told.clear();
            assertThat(reader.next(true).expected()).isEqualTo("expected a record of at most 900,000 bytes");
        }
        assertThat(told).contains(100);
    }

    /** Letters that can't be packed into much less, so that they are read piece by piece. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void shouldSayThatTheDirectoryCantBeWritten() throws IOException {
        Path in = write("a.jsonl", NOTICE.formatted(1, "999888779", "LOUTREX"));
        Path file = write("file", "");
        assertThat(run(
                        "--feed",
                        "bodacc",
                        "--in",
                        in.toString(),
                        "--out",
                        file.resolve("ws").toString()))
                .isEqualTo(2);
        assertThat(stderr.toString())
                .contains("unwritable, expected a directory that can be written to")
                .hasLineCount(1);
    }

    @Test
    void shouldFailWhenNothingComesOfAFile() throws IOException {
        Path in = write("a.jsonl", "{\"hello\":\"world\"}\n");
        assertThat(run("--feed", "ted", "--in", in.toString(), "--out", out.toString()))
                .isEqualTo(1);
        assertThat(stderr.toString()).contains("no record of these files is one of feed ted");
    }

    @Test
    void shouldListFeedsAndRefuseOthers() {
        assertThat(run("--list")).isZero();
        assertThat(stdout.toString())
                .contains("bodacc", "boamp", "ted", "surge-csv", "csv", "segment", "snowplow", "cloudevents");
        assertThat(run("--feed", "gossip", "--in", "x", "--out", "y")).isEqualTo(2);
        assertThat(stderr.toString()).contains("Unknown feed 'gossip'");
    }

    @Test
    void shouldReadHalfAYearOfRealNotices() throws IOException {
        Path real = Path.of("..", "..", "shared", "data", "bodacc-2020-jan-jun.jsonl.gz");
        assumeTrue(Files.exists(real), "no real notices beside the project: skipped");
        assertThat(run("--feed", "bodacc", "--in", real.toString(), "--out", out.toString(), "--json"))
                .isZero();
        JsonNode counts = tree(stdout.toString());
        assertThat(counts.get("records").asInt()).isEqualTo(129_387);
        assertThat(counts.get("rejected").asInt()).isZero();
        assertThat(counts.get("corrections").asInt()).isEqualTo(1_046);
        assertThat(counts.get("signals").asInt()).isGreaterThanOrEqualTo(129_387);
    }

    private int run(String... args) {
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true))
                .execute(args);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(text.getBytes(UTF_8));
        }
        return file;
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(out.resolve(name));
    }

    private List<Signal> signals() throws IOException {
        return lines("signals.jsonl").stream()
                .map(line -> record(Signal.class, line))
                .toList();
    }

    private List<Account> accounts() throws IOException {
        return lines("accounts.jsonl").stream()
                .map(line -> record(Account.class, line))
                .toList();
    }

    private static <T extends SpecificRecord> T record(Class<T> type, String line) {
        try {
            return RecordJson.read(type, line);
        } catch (InvalidRecordException e) {
            throw new AssertionError(line, e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}

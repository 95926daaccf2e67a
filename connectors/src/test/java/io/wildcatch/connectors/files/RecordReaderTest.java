package io.wildcatch.connectors.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.Feed.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {

    @TempDir
    private Path dir;

    @Test
    void shouldReadLinesAndPassOverBlankOnes() throws Exception {
        assertThat(read("\uFEFF{\"a\":1}\r\n\n{broken\n{\"a\":2}", Format.JSON))
                .containsExactly("1 {\"a\":1}", "3 expected one JSON object on the line", "4 {\"a\":2}");
    }

    @Test
    void shouldReadTheElementsOfAnArrayThatSpansLines() throws Exception {
        assertThat(read("[\n {\"a\":\"]},{\"},\n {\"b\":[1,{}]} , {\"c\": nope}, 7\n]", Format.JSON))
                .containsExactly("2 {\"a\":\"]},{\"}", "3 {\"b\":[1,{}]}", "3 expected well-formed JSON", "3 7");
    }

    @Test
    void shouldFindTheRecordsWithinADocument() throws Exception {
        assertThat(read(
                        "{\n"
                                + "\"total_count\":2,\"links\":[1],\"x\":{\"results\":[9]},\n"
                                + "\"results\":[{\"a\":1},\n"
                                + "{\"a\":2}],\"n\":null}",
                        Format.JSON))
                .containsExactly("3 {\"a\":1}", "4 {\"a\":2}");
    }

    @Test
    void shouldTakeADocumentWithoutAnArrayForOneRecord() throws Exception {
        assertThat(read("{\n\"a\":1\n}", Format.JSON)).containsExactly("1 {\"a\":1}");
    }

    @Test
    void shouldTellThatADocumentIsCutOff() throws Exception {
        assertThat(read("[{\"a\":1},\n{\"a\":", Format.JSON))
                .containsExactly("1 {\"a\":1}", "2 expected well-formed JSON from here on");
    }

    @Test
    void shouldReadRowsWithQuotedEndsOfLinesAndAnySeparator() throws Exception {
        assertThat(read("Company;Note\nOtter;\"two\nlines, \"\"quoted\"\"\"\nBeaver;5\" pipe\n", Format.CSV))
                .containsExactly(
                        "2 {\"Company\":\"Otter\",\"Note\":\"two\\nlines, \\\"quoted\\\"\"}",
                        "4 {\"Company\":\"Beaver\",\"Note\":\"5\\\" pipe\"}");
    }

    @Test
    void shouldLoseOneRowOnlyToAQuoteThatIsNeverClosed() throws Exception {
        assertThat(read("a,b\n\"1,x\n2,y\n3,\"z\"\n4,w\n", Format.CSV))
                .containsExactly(
                        "2 expected a row with the columns of the header, quotes closed",
                        "3 {\"a\":\"2\",\"b\":\"y\"}",
                        "4 {\"a\":\"3\",\"b\":\"z\"}",
                        "5 {\"a\":\"4\",\"b\":\"w\"}");
    }

    @Test
    void shouldCutARecordThatIsTooLongAndGoOn() throws Exception {
        Path file = write("{\"a\":\"" + "x".repeat(500) + "\"}\n{\"a\":2}\n");
        List<Entry> entries = entries(file, Format.JSON, Position.START, 100);
        assertThat(entries.get(0).isMalformed()).isTrue();
        assertThat(entries.get(0).original()).hasSize(100);
        assertThat(entries.get(1).records()).hasSize(1);
    }

    @Test
    void shouldReadADocumentOnOneLineThatIsLongerThanARecordMayBe() throws Exception {
        String records =
                IntStream.range(0, 50).mapToObj("{\"a\":%d}"::formatted).collect(Collectors.joining(","));
        for (String end : List.of("", "\n")) {
            Path file = write("{\"n\":50,\"events\":[" + records + "]}" + end);
            assertThat(entries(file, Format.JSON, Position.START, 100))
                    .hasSize(50)
                    .noneMatch(Entry::isMalformed);
        }
    }

    @Test
    void shouldKeepToLinesWhereOneThatIsTooLongIsFollowedByOthers() throws Exception {
        Path file = write("{\"items\":[" + "{},".repeat(50) + "{}]}\n{\"a\":1}\n");
        assertThat(entries(file, Format.JSON, Position.START, 100))
                .extracting(RecordReaderTest::shown)
                .containsExactly("1 expected a record of at most 100 bytes", "2 {\"a\":1}");
    }

    @Test
    void shouldNotTakeARecordWithAnIdForAnEnvelope() throws Exception {
        String first = "{\"specversion\":\"1.0\",\"id\":\"1\",\"items\":[]}";
        String second = "{\"items\":[{\"sku\":1}],\"messageId\":\"2\"}";
        String third = "{\"event_id\":\"3\",\"data\":[{}],\"items\":[{}]}";
        assertThat(read(first + "\n" + second + "\n" + third, Format.JSON))
                .containsExactly("1 " + first, "2 " + second, "3 " + third);
    }

    @Test
    void shouldKeepARecordWhoseArrayIsEmpty() throws Exception {
        assertThat(read("{\"kind\":\"x\",\"items\":[]}\n{\"kind\":\"y\"}", Format.JSON))
                .containsExactly("1 {\"kind\":\"x\",\"items\":[]}", "2 {\"kind\":\"y\"}");
        assertThat(read("{\n\"kind\":\"x\",\n\"items\":[]}", Format.JSON))
                .containsExactly("1 {\"kind\":\"x\",\"items\":[]}");
    }

    @Test
    void shouldFindNoRecordsInAnEmptyEnvelope() throws Exception {
        assertThat(read("{\"events\":[]}\n{\"total_count\":0,\"results\":[]}\n{\"a\":1}", Format.JSON))
                .containsExactly("1 ", "2 ", "3 {\"a\":1}");
        assertThat(read("{\n\"total_count\":0,\n\"results\":[]}", Format.JSON)).containsExactly("1 ");
    }

    @Test
    void shouldTakeTheSameArrayOfTwoEachTime() throws Exception {
        assertThat(read("{\"data\":[{\"b\":1}],\"items\":[{\"a\":1}]}", Format.JSON))
                .containsExactly("1 {\"a\":1}");
    }

    @Test
    void shouldTakeADocumentWithAnIdForOneRecord() throws Exception {
        assertThat(read("{\n\"id\":\"1\",\n\"items\":[{\"sku\":1}]}", Format.JSON))
                .containsExactly("1 {\"id\":\"1\",\"items\":[{\"sku\":1}]}");
    }

    @Test
    void shouldLeaveALineAloneThatMayStillGrow() throws Exception {
        Path file = write("{\"a\":1}\n{\"a\":");
        try (RecordReader reader = RecordReader.open(FeedFile.of(file), Format.JSON)) {
            assertThat(reader.next(false)).isNotNull();
            assertThat(reader.next(false)).isNull();
        }
    }

    @Test
    void shouldGoOnFromTheEndOfAnyRecordInAnyLayout() throws Exception {
        Random random = new Random(7);
        for (Format format : Format.values()) {
            for (int round = 0; round < 20; round++) {
                String content = content(format, random);
                for (Path file : List.of(write(content), gzipped(content))) {
                    List<Entry> all = entries(file, format, Position.START, RecordReader.LONGEST);
                    for (int i = 0; i < all.size(); i++) {
                        assertThat(entries(file, format, all.get(i).end(), RecordReader.LONGEST))
                                .extracting(RecordReaderTest::shown)
                                .containsExactlyElementsOf(all.subList(i + 1, all.size()).stream()
                                        .map(RecordReaderTest::shown)
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void shouldGetToTheEndOfAnyBytesAndLoseNone() throws Exception {
        Random random = new Random(13);
        byte[] alphabet = "[]{}\":,\\\"ab1 \n\r;\t\u00e9".getBytes(UTF_8);
        for (int round = 0; round < 600; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(50) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            }
            Path file = Files.write(dir.resolve("any"), bytes);
            for (Format format : Format.values()) {
                long last = 0;
                for (Entry entry : entries(file, format, Position.START, 30)) {
                    assertThat(entry.start().bytes()).isGreaterThanOrEqualTo(last);
                    assertThat(entry.end().bytes()).isGreaterThan(entry.start().bytes());
                    assertThat(entry.original().length).isLessThanOrEqualTo(30);
                    last = entry.end().bytes();
                }
                assertThat(last).isLessThanOrEqualTo(bytes.length);
            }
        }
    }

    private static String content(Format format, Random random) {
        String[] values = {"otter", "\"\"", "é", "", "a b", "7"};
        StringBuilder text = new StringBuilder(format == Format.CSV ? "x,y\n" : "");
        boolean array = format == Format.JSON && random.nextBoolean();
        text.append(array ? "[\n" : "");
        int rows = 1 + random.nextInt(6);
        for (int i = 0; i < rows; i++) {
            String value = values[random.nextInt(values.length)].replace("\"\"", "'");
            text.append(
                    switch (format) {
                        case JSON ->
                            "{\"x\":\"" + value + "\",\"n\":" + i + "}" + (array && i < rows - 1 ? "," : "") + "\n";
                        case CSV -> i + ",\"" + value + (random.nextBoolean() ? "\nmore" : "") + "\"\n";
                        case TSV -> i + "\t" + value + "\n";
                    });
        }
        return text + (array ? "]" : "");
    }

    private List<String> read(String content, Format format) throws Exception {
        return entries(write(content), format, Position.START, RecordReader.LONGEST).stream()
                .map(RecordReaderTest::shown)
                .toList();
    }

    private static String shown(Entry entry) {
        StringBuilder text = new StringBuilder(entry.start().line() + " " + entry.expected());
        for (JsonNode record : entry.records()) {
            text.append(record);
        }
        return text.toString();
    }

    private static List<Entry> entries(Path file, Format format, Position from, int longest) throws Exception {
        List<Entry> entries = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(FeedFile.of(file), format, from, longest)) {
            for (Entry entry = reader.next(true); entry != null; entry = reader.next(true)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private Path write(String content) throws IOException {
        return Files.writeString(dir.resolve("plain"), content);
    }

    private Path gzipped(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content.getBytes(UTF_8));
        }
        return Files.write(dir.resolve("packed.gz"), packed.toByteArray());
    }
}

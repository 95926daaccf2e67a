package io.wildcatch.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.Heard;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.TaskRun;
import io.wildcatch.event.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** All companies and visitors are made up. */
class FileSourceTaskTest {

    @TempDir
    private Path dir;

    private Path folder;
    private final TaskRun run = new TaskRun();
    private final HandClock clock = new HandClock("2026-02-01T00:00:00Z");

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(dir.resolve("in"));
    }

    @Test
    void shouldReadAFolderAndSendWhatIsNoSignalToTheDeadLetters() throws Exception {
        write("a.jsonl", row(1) + "\n{broken\n" + row(2) + "\n{\"id\":\"x\"}\n");
        untilIdle(Map.of());

        assertThat(ids()).containsExactly("r-1", "r-2");
        SourceRecord first = run.records().get(0);
        assertThat(first.key()).isEqualTo("otter1.fr");
        assertThat(run.rejected()).hasSize(2);
        SourceRecord broken = run.rejected().get(0);
        assertThat(TaskRun.original(broken)).isEqualTo("{broken");
        assertThat(TaskRun.header(broken, "message")).isEqualTo("malformed: expected one JSON object on the line");
        assertThat(TaskRun.header(broken, "topic")).isEqualTo("a.jsonl");
        assertThat(TaskRun.header(broken, "offset")).isEqualTo("2");
        assertThat(TaskRun.header(broken, "exception")).contains("Rejected");
    }

    @Test
    void shouldLeaveNoGapAndRepeatNothingWhereverItIsStopped() throws Exception {
        write("a.jsonl", rows(1, 40));
        gzip("b.jsonl.gz", rows(41, 80));
        write("c.json", "[" + rows(81, 100).strip().replace("\n", ",\n") + "]");
        write("d.jsonl", "{\"events\":[" + rows(101, 120).strip().replace("\n", ",") + "]}\n");
        for (int i = 0; i < 120 / 7; i++) {
            run.crashAfter(task(), config(Map.of("batch.records", "5")), 7);
        }
        untilIdle(Map.of());
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(1, 120)).doesNotHaveDuplicates();
    }

    @Test
    void shouldFollowAFileThatGrowsAndWaitForTheEndOfItsLine() throws Exception {
        Path file = write("a.jsonl", row(1) + "\n" + row(2).substring(0, 20));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        untilIdle(Map.of("settled.after.ms", "86400000"));
        assertThat(ids()).containsExactly("r-1");

        Files.writeString(file, row(2).substring(20) + "\n" + row(3) + "\n", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        untilIdle(Map.of("settled.after.ms", "86400000"));
        assertThat(ids()).containsExactly("r-1", "r-2", "r-3");
    }

    @Test
    void shouldReadANewFileOfAnOldNameFromItsBeginning() throws Exception {
        write("a.jsonl", rows(1, 3));
        untilIdle(Map.of());
        write("a.jsonl", rows(4, 9));
        untilIdle(Map.of());
        write("a.jsonl", row(10) + "\n");
        untilIdle(Map.of());
        assertThat(ids()).containsExactlyElementsOf(expected(1, 10));
    }

    @Test
    void shouldMoveWhatIsInKafka() throws Exception {
        Path done = dir.resolve("done");
        write("a.jsonl", rows(1, 3));
        run.crashAfter(task(), config(Map.of("done.path", done.toString())), 2);
        assertThat(folder.resolve("a.jsonl")).exists();

        untilIdle(Map.of("done.path", done.toString()));
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
        assertThat(done.resolve("a.jsonl")).exists();
        assertThat(ids()).containsExactly("r-1", "r-2", "r-3");
    }

    @Test
    void shouldReadTablesWithColumnsOfOtherNames() throws Exception {
        write("fair.csv", "Firma;Domain;Datum\nOtter;otter1.fr;2026-01-05\nBeaver;beaver.fr;2026-01-06\n");
        Map<String, String> mapping = Map.of(
                "feed", "csv",
                "csv.columns", "Firma:account.name,Domain:account.domain,Datum:occurredAt",
                "csv.constants", "source:fair,kind:MEETING");
        untilIdle(mapping);
        assertThat(run.rejected()).isEmpty();
        assertThat(run.signals())
                .extracting(
                        signal -> signal.getSource() + " " + signal.getAccount().getDomain())
                .containsExactly("fair otter1.fr", "fair beaver.fr");
        assertThat(ids()).doesNotHaveDuplicates().allMatch(id -> id.startsWith("row-"));
    }

    @Test
    void shouldReadTheOthersWhereOneFileIsBroken() throws Exception {
        Files.write(folder.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 7, 7, 7});
        Files.setLastModifiedTime(
                folder.resolve("a.gz"), FileTime.from(clock.instant().minusSeconds(7200)));
        write("b.jsonl", rows(1, 3));
        untilIdle(Map.of());
        assertThat(ids()).containsExactly("r-1", "r-2", "r-3");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "what even root can't read is in Linux's /proc")
    void shouldTellTheLogOnceThatAFileCanNotBeRead() throws Exception {
        Files.createSymbolicLink(folder.resolve("locked.jsonl"), Path.of("/proc/self/mem"));
        write("b.jsonl", rows(1, 3));
        try (Heard log = Heard.of(FileSourceTask.class)) {
            untilIdle(Map.of());

            assertThat(ids()).containsExactly("r-1", "r-2", "r-3");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN locked.jsonl can't be read now and is tried again");
        }
    }

    @Test
    void shouldTellTheLogOnceThatThereIsNothingAtItsPath() throws Exception {
        Path mistyped = dir.resolve("mistyped");
        try (Heard log = Heard.of(Folder.class)) {
            untilIdle(Map.of("path", mistyped.toString()));

            assertThat(log.lines())
                    .containsExactly("WARN " + mistyped
                            + " isn't there, as a folder or as a file: there is nothing to read until it is");
        }
    }

    @Test
    void shouldShareAFolderAmongTasks() throws Exception {
        for (int i = 1; i <= 12; i++) {
            write("f" + i + ".jsonl", row(i) + "\n");
        }
        for (Map<String, String> config : taskConfigs(3)) {
            run.untilIdle(task(), config, 3);
        }
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(1, 12));
    }

    @Test
    void shouldReadARotatedFileToItsEndAndTheNewOneFromItsStart() throws Exception {
        for (int rows : List.of(40, 12, 30)) {
            TaskRun rotated = new TaskRun();
            write("app.jsonl", rows(1, 30));
            FileSourceTask task = started(rotated, Map.of("batch.records", "10", "file.pattern", "app.jsonl"));
            rotated.poll(task);
            Files.move(folder.resolve("app.jsonl"), folder.resolve("app.1"), StandardCopyOption.REPLACE_EXISTING);
            write("app.jsonl", rows(101, 100 + rows));
            idle(rotated, task);
            task.stop();
            assertThat(ids(rotated))
                    .containsExactlyElementsOf(Stream.of(expected(1, 30), expected(101, 100 + rows))
                            .flatMap(List::stream)
                            .toList());
        }
    }

    @Test
    void shouldNotMoveAFileThatTookTheNameOfTheOneThatWasRead() throws Exception {
        write("app.jsonl", rows(1, 30));
        FileSourceTask task = started(run, Map.of("batch.records", "10", "done.path", done().toString()));
        run.poll(task);
        Files.move(folder.resolve("app.jsonl"), dir.resolve("app.1"));
        write("app.jsonl", rows(101, 120));
        idle(run, task);
        task.stop();
        assertThat(ids()).hasSize(50).containsAll(expected(101, 120));
        assertThat(done().resolve("app.jsonl")).hasContent(rows(101, 120));
    }

    @Test
    void shouldReadAnewWhatIsRewrittenWhileItIsRead() throws Exception {
        write("app.jsonl", rows(1, 30));
        FileSourceTask task = started(run, Map.of("batch.records", "10"));
        run.poll(task);
        clock.advance(Duration.ofHours(1));
        write("app.jsonl", rows(101, 200));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsAll(expected(101, 200));
        assertThat(run.rejected()).isEmpty();
    }

    @Test
    void shouldReadAnewWhatIsRewrittenWithEquallyManyBytes() throws Exception {
        write("a.jsonl", rows(11, 30));
        FileSourceTask task = started(run, Map.of());
        idle(run, task);
        write("a.jsonl", rows(31, 50));
        idle(run, task);
        clock.advance(Duration.ofHours(2));
        write("a.jsonl", rows(51, 70));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyElementsOf(expected(11, 70));
    }

    @Test
    void shouldRepeatNothingOfAFileThatWasOnlyTouched() throws Exception {
        Path file = write("a.jsonl", rows(1, 30));
        FileSourceTask task = started(run, Map.of());
        idle(run, task);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyElementsOf(expected(1, 30));
    }

    @Test
    void shouldRepeatNothingOfAFileThatIsReplacedByALongerCopyOfItself() throws Exception {
        write("a.jsonl", rows(1, 30));
        FileSourceTask task = started(run, Map.of("batch.records", "10"));
        run.poll(task);
        Path copy = write(".a.jsonl", rows(1, 40));
        Files.move(copy, folder.resolve("a.jsonl"), StandardCopyOption.ATOMIC_MOVE);
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyElementsOf(expected(1, 40));
    }

    @Test
    void shouldReadTheLastLineOfEachFileThoughAnotherComesFirst() throws Exception {
        Path often = write("a.jsonl", rows(1, 3));
        Path once = write("b.jsonl", row(4) + "\n" + row(5));
        Files.setLastModifiedTime(once, FileTime.from(clock.instant()));
        FileSourceTask task = started(run, Map.of("settled.after.ms", "10000"));
        for (int i = 0; i < 4; i++) {
            run.poll(task);
        }
        assertThat(ids()).containsExactlyElementsOf(expected(1, 4));

        Files.writeString(often, rows(6, 9), StandardOpenOption.APPEND);
        Files.setLastModifiedTime(often, FileTime.from(clock.instant().minusSeconds(600)));
        clock.advance(Duration.ofSeconds(20));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(1, 9));
    }

    @Test
    void shouldReadTheNextExportOfANameFromItsStartHoweverItBegins() throws Exception {
        Map<String, String> config = Map.of("done.path", done().toString());
        write("export.jsonl", rows(1, 30));
        untilIdle(config);
        write("export.jsonl", rows(1, 12) + rows(201, 230));
        untilIdle(config);
        assertThat(folder.resolve("export.jsonl")).doesNotExist();
        assertThat(ids()).containsAll(expected(201, 230));
    }

    @Test
    void shouldReadTheNextExportThoughOneValueInItsMiddleIsAllThatIsNew() throws Exception {
        write("export.jsonl", rows(11, 60));
        FileSourceTask task = started(run, Map.of("done.path", done().toString()));
        idle(run, task);
        write("export.jsonl", rows(11, 29) + row(99) + "\n" + rows(31, 60));
        idle(run, task);
        task.stop();
        assertThat(ids()).contains("r-99");
    }

    @Test
    void shouldGoOnFromOffsetsOfEarlierVersions() throws Exception {
        for (String kind : List.of("plain", "packed")) {
            TaskRun upgraded = new TaskRun();
            if (kind.equals("plain")) {
                write(kind, rows(1, 30));
            } else {
                gzip(kind, rows(1, 30));
            }
            upgraded.crashAfter(task(upgraded), config(Map.of("file.pattern", kind)), 13);
            upgraded.replaceOffsets(offset -> {
                offset.keySet().retainAll(List.of("bytes", "line", "delivered", "head", "headBytes"));
                return offset;
            });
            upgraded.untilIdle(task(upgraded), config(Map.of("file.pattern", kind)), 60);
            assertThat(ids(upgraded)).containsExactlyElementsOf(expected(1, 30));
        }
    }

    @Test
    void shouldDeliverWhatIsGoodInAFileThatIsCutOffAndTheRestWhenItIsWhole() throws Exception {
        Path file = gzip("a.jsonl.gz", rows(1, 500));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(3600)));
        FileSourceTask task = started(run, Map.of());
        idle(run, task);
        int good = ids().size();
        assertThat(good).isBetween(400, 499);
        assertThat(task.counters().records()).isEqualTo(good);

        Files.write(file, whole);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(1800)));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyElementsOf(expected(1, 500));
    }

    @Test
    void shouldDeliverWhatIsGoodInACorruptFileOnceAndNeverMoveIt() throws Exception {
        Path file = gzip("a.jsonl.gz", rows(1, 500));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(3600)));
        FileSourceTask task = started(run, Map.of("batch.records", "7", "done.path", done().toString()));
        idle(run, task);
        task.stop();
        assertThat(ids()).containsExactlyElementsOf(expected(1, 500));
        assertThat(task.counters().records()).isEqualTo(500);
        assertThat(file).exists();
    }

    @Test
    void shouldReadTheRecordsOfADocumentOfNearlyOneMegabyteOnOneLine() throws Exception {
        String padded = ",\"city\":\"" + "x".repeat(5_000) + "\"}}}";
        String events = IntStream.rangeClosed(1, 185)
                .mapToObj(i -> row(i).replace("}}}", padded))
                .collect(Collectors.joining(","));
        write("page.json", "{\"events\":[" + events + "]}\n");
        untilIdle(Map.of());
        assertThat(ids()).containsExactlyElementsOf(expected(1, 185));
        assertThat(run.rejected()).isEmpty();
    }

    private Path done() {
        return dir.resolve("done");
    }

    private FileSourceTask started(TaskRun in, Map<String, String> more) {
        FileSourceTask task = task(in);
        in.start(task, config(more));
        return task;
    }

    private static void idle(TaskRun in, FileSourceTask task) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            in.poll(task);
        }
    }

    private static List<Map<String, String>> taskConfigs(int tasks, Map<String, String> config) {
        FileSourceConnector connector = new FileSourceConnector();
        connector.start(config);
        return connector.taskConfigs(tasks);
    }

    private List<Map<String, String>> taskConfigs(int tasks) {
        return taskConfigs(tasks, config(Map.of()));
    }

    private void untilIdle(Map<String, String> more) throws InterruptedException {
        run.untilIdle(task(), config(more), 60);
    }

    private FileSourceTask task() {
        return task(run);
    }

    private FileSourceTask task(TaskRun in) {
        return new FileSourceTask(clock, clock, in.serdes());
    }

    private Map<String, String> config(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "feed", "cloudevents",
                "path", folder.toString(),
                "settled.after.ms", "0",
                "poll.interval.ms", "1000",
                "schema.registry.url", "http://127.0.0.1:1"));
        config.putAll(more);
        return config;
    }

    private List<String> ids() {
        return ids(run);
    }

    private static List<String> ids(TaskRun in) {
        return in.signals().stream().map(Signal::getId).toList();
    }

    private static List<String> expected(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "r-" + i).toList();
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(FileSourceTaskTest::row).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String row(int i) {
        return "{\"specversion\":\"1.0\",\"id\":\"r-%d\",\"source\":\"site\",\"type\":\"WEB_VISIT\",\"time\":\"2026-01-05T10:00:00Z\",\"data\":{\"account\":{\"domain\":\"otter%d.fr\"}}}"
                .formatted(i, i);
    }

    private Path write(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(3600)));
        return file;
    }

    private Path gzip(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(clock.instant().minusSeconds(3600)));
        return folder.resolve(name);
    }
}

package io.wildcatch.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.TaskRun;
import io.wildcatch.event.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void shouldShareAFolderAmongTasks() throws Exception {
        for (int i = 1; i <= 12; i++) {
            write("f" + i + ".jsonl", row(i) + "\n");
        }
        for (Map<String, String> config : taskConfigs(3)) {
            run.untilIdle(task(), config, 3);
        }
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(1, 12));
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
        return new FileSourceTask(clock, clock, run.serdes());
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
        return run.signals().stream().map(Signal::getId).toList();
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

    private void gzip(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(clock.instant().minusSeconds(3600)));
    }
}

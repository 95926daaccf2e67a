package io.wildcatch.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.Feed.Format;
import io.wildcatch.connectors.feeds.Feeds;
import io.wildcatch.connectors.feeds.MadeFeed;
import io.wildcatch.connectors.feeds.MadeFeed.Made;
import io.wildcatch.connectors.feeds.MadeFeeds;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand made records of each feed in a file, through a task that is stopped again and again. */
class ThousandRecordsInFilesTest {

    @TempDir
    private Path dir;

    static List<String> feeds() {
        return MadeFeeds.all().stream().map(MadeFeed::feed).toList();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void shouldBringEachRecordToKafkaOnce(String feed) throws Exception {
        List<Made> made = MadeFeeds.all().stream()
                .filter(one -> one.feed().equals(feed))
                .flatMap(one -> one.records(1_000, 7).stream())
                .toList();
        write(feed, made.stream().map(Made::record).toList());
        TaskRun run = new TaskRun();
        for (int i = 0; i < 6; i++) {
            run.crashAfter(task(run), config(feed), 53);
        }
        run.untilIdle(task(run), config(feed), 60);

        assertThat(run.signals()).hasSize(made.stream().mapToInt(Made::signals).sum());
        assertThat(run.accounts())
                .hasSize(
                        feed.equals("sirene")
                                ? made.stream().mapToInt(Made::accounts).sum()
                                : 0);
        assertThat(counted(run.rejected().stream()
                        .map(letter -> TaskRun.header(letter, "message").split(":", 2)[0])
                        .toList()))
                .isEqualTo(counted(made.stream()
                        .map(Made::reason)
                        .filter(reason -> !reason.isEmpty())
                        .toList()));
    }

    private static Map<String, Long> counted(Collection<String> reasons) {
        return new TreeMap<>(reasons.stream().collect(Collectors.groupingBy(reason -> reason, Collectors.counting())));
    }

    private void write(String feed, List<JsonNode> records) throws IOException {
        Format format = Feeds.named(feed).orElseThrow().format();
        StringBuilder text = new StringBuilder();
        Set<String> columns = new LinkedHashSet<>();
        if (format == Format.CSV) {
            records.forEach(record -> record.fieldNames().forEachRemaining(columns::add));
            text.append(String.join(",", columns)).append('\n');
        }
        for (JsonNode record : records) {
            text.append(
                            switch (format) {
                                case JSON -> record.toString();
                                case CSV ->
                                    columns.stream()
                                            .map(column -> "\""
                                                    + record.path(column)
                                                            .asText()
                                                            .replace("\"", "\"\"") + "\"")
                                            .collect(Collectors.joining(","));
                                case TSV ->
                                    StreamSupport.stream(record.spliterator(), false)
                                            .map(JsonNode::asText)
                                            .collect(Collectors.joining("\t"));
                            })
                    .append('\n');
        }
        Files.writeString(dir.resolve("made"), text);
    }

    private static FileSourceTask task(TaskRun run) {
        HandClock clock = new HandClock("2126-02-01T00:00:00Z");
        return new FileSourceTask(clock, clock, run.serdes());
    }

    private Map<String, String> config(String feed) {
        return Map.of(
                "feed",
                feed,
                "path",
                dir.resolve("made").toString(),
                "accounts",
                Boolean.toString(feed.equals("sirene")),
                "schema.registry.url",
                "http://127.0.0.1:1");
    }
}

package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.TaskRun;
import io.wildcatch.event.Signal;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.opendata.FakeExploreApi;
import io.wildcatch.fakes.opendata.FakeTedApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real notices in the shape of the public APIs, where a folder of them lies beside the project; skipped elsewhere. */
class RealNoticesTest {

    private static final Path DATA = Path.of(System.getProperty("wildcatch.real.data", "../../shared/data"));
    /** All half-year takes a minute; what CI reads of it are its first weeks. */
    private static final String UNTIL = Boolean.getBoolean("wildcatch.real.all") ? "2020-12-31" : "2020-01-31";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TaskRun run = new TaskRun();

    @Test
    void shouldMapOrRejectEveryNoticeOfTheFrenchGazette() throws Exception {
        List<JsonNode> notices = read("bodacc-2020-jan-jun.jsonl.gz").stream()
                .filter(notice -> notice.get("date_parution").asText().compareTo(UNTIL) <= 0)
                .toList();
        Set<String> ids = new HashSet<>();
        Days days = new Days();
        for (JsonNode notice : notices) {
            ObjectNode record = ExploreShape.of(notice);
            assertThat(ids.add(record.get("id").asText())).isTrue();
            days.publish(record);
        }
        OpenDataSourceTask task = task("2020-07-01T00:00:00Z");
        try (FakeServer server = FakeServer.start(days)) {
            String url = server.url() + days.path();
            run.crashAfter(task("2020-07-01T00:00:00Z"), config("bodacc", url, "2020-01-02"), 5_050);
            run.untilIdle(task, config("bodacc", url, "2020-01-02"), 3_000);
        }
        report("bodacc", notices.size(), task);

        Set<String> mapped = run.signals().stream()
                .map(signal -> signal.getId().replaceFirst("#.*", ""))
                .collect(Collectors.toSet());
        assertThat(mapped.size() + run.rejected().size()).isEqualTo(notices.size());
        assertThat(run.signals()).extracting(Signal::getId).doesNotHaveDuplicates();
        assertThat(run.rejected())
                .allMatch(letter -> !TaskRun.header(letter, "message").isBlank());
        assertThat(corrections()).isGreaterThan(50);
    }

    @Test
    void shouldLinkTheAwardToTheTenderItEnds() throws Exception {
        List<JsonNode> notices = read("ted-notices.jsonl.gz");
        FakeTedApi ted = new FakeTedApi();
        notices.forEach(notice -> ted.publish(tedShape(notice)));
        OpenDataSourceTask task = task("2022-12-31T00:00:00Z");
        try (FakeServer server = FakeServer.start(ted)) {
            run.untilIdle(task, config("ted", server.url() + ted.path(), "2016-01-01"), 3_000);
        }
        report("ted", notices.size(), task);

        Set<String> mapped = run.signals().stream()
                .map(signal -> signal.getId().replaceFirst("#.*", ""))
                .collect(Collectors.toSet());
        assertThat(mapped.size() + run.rejected().size()).isEqualTo(notices.size());
        assertThat(linked()).isGreaterThan(60);
    }

    /** Corrections that point to a notice that is here too, by the reference that it bears. */
    private long corrections() {
        Set<String> references = run.signals().stream()
                .map(signal -> signal.getAttributes().get("reference"))
                .collect(Collectors.toSet());
        long found = run.signals().stream()
                .filter(signal -> references.contains(signal.getAttributes().getOrDefault("corrects", "")))
                .count();
        System.out.println("corrections whose notice is here: " + found);
        return found;
    }

    /** Awards that bear the reference of a call that is here too. */
    private long linked() {
        Map<String, List<Signal>> byReference = run.signals().stream()
                .collect(Collectors.groupingBy(signal -> signal.getAttributes().get("reference")));
        long linked = byReference.values().stream()
                .filter(same -> same.stream().map(Signal::getId).distinct().count() > 1)
                .filter(same -> same.stream().anyMatch(RealNoticesTest::isCall))
                .count();
        System.out.println("calls with their award: " + linked);
        return linked;
    }

    private static boolean isCall(Signal signal) {
        return signal.getId().equals(signal.getAttributes().get("reference"));
    }

    private void report(String feed, int notices, OpenDataSourceTask task) {
        Map<String, Long> reasons = new TreeMap<>();
        run.rejected().forEach(letter -> reasons.merge(TaskRun.header(letter, "message"), 1L, Long::sum));
        System.out.printf(
                "%s: %,d notices, %,d signals, %,d rejected %s; last run: %s%n",
                feed, notices, run.signals().size(), run.rejected().size(), reasons, task.counters());
    }

    private static ObjectNode tedShape(JsonNode notice) {
        ObjectNode record = notice.deepCopy();
        String day = notice.get("pub_date").asText();
        record.put("publication-number", notice.get("doc_id").asText());
        record.put(
                "publication-date",
                "%s-%s-%s+01:00".formatted(day.substring(0, 4), day.substring(4, 6), day.substring(6)));
        record.put("notice-type", type(notice.get("doc_type").asText()));
        record.putObject("notice-title").put("eng", notice.get("title_en").asText());
        record.putObject("buyer-name")
                .putArray("eng")
                .add(notice.path("buyer").path("name").asText());
        record.set("buyer-country", notice.path("country"));
        record.set("classification-cpv", notice.path("cpv"));
        var previous = record.putArray("previous-notice");
        notice.path("refs")
                .forEach(ref -> previous.add(ref.asText().replaceFirst("(\\d{4})/S \\d+-0*(\\d+)", "$2-$1")));
        record.remove(List.of("doc_id", "pub_date", "doc_type", "title_en", "buyer", "cpv", "refs"));
        return record;
    }

    private static String type(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("award") || lower.contains("result")) {
            return "can-standard";
        }
        if (lower.contains("additional")) {
            return "corr";
        }
        return lower.contains("contract notice") ? "cn-standard" : lower.replace(' ', '-');
    }

    private static List<JsonNode> read(String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.isReadable(file), () -> file + " isn't here, so that this can't be tested");
        List<JsonNode> records = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                records.add(MAPPER.readTree(line));
            }
        }
        return records;
    }

    private OpenDataSourceTask task(String now) {
        HandClock clock = new HandClock(now);
        return new OpenDataSourceTask(clock, clock, run.serdes());
    }

    private static Map<String, String> config(String feed, String url, String from) {
        return new HashMap<>(Map.of(
                "feed", feed,
                "url", url,
                "from.date", from,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "requests.per.minute", "60000",
                "poll.interval.ms", "86400000",
                "schema.registry.url", "http://127.0.0.1:1"));
    }

    /** One dataset for each day, since a scan of all for every page would take most of the time. */
    private static final class Days implements Function<FakeRequest, FakeResponse> {
        private final Map<String, FakeExploreApi> byDay = new HashMap<>();

        void publish(JsonNode record) {
            byDay.computeIfAbsent(record.get("dateparution").asText(), day -> api())
                    .publish(record);
        }

        String path() {
            return api().path();
        }

        @Override
        public FakeResponse apply(FakeRequest request) {
            String where = request.query().get("where");
            String day = where.substring(where.indexOf('\'') + 1, where.lastIndexOf('\''));
            return byDay.getOrDefault(day, api()).apply(request);
        }

        private static FakeExploreApi api() {
            return new FakeExploreApi("annonces-commerciales");
        }
    }
}

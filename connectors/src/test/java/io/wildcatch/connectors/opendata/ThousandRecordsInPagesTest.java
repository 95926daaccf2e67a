package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.connectors.feeds.MadeFeed.Made;
import io.wildcatch.connectors.feeds.MadeFeeds;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.TaskRun;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.opendata.FakeExploreApi;
import io.wildcatch.fakes.opendata.FakeSireneApi;
import io.wildcatch.fakes.opendata.FakeTedApi;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand made records of each feed, served by its API, through a task that is stopped in the middle of pages. */
class ThousandRecordsInPagesTest {

    private static final String DAY = "2026-01-05";

    private final TaskRun run = new TaskRun();

    @ParameterizedTest
    @CsvSource({
        "bodacc, dateparution, id",
        "boamp, dateparution, idweb",
        "ted, publication-date, publication-number",
        "sirene, dateDernierTraitementUniteLegale, siren",
        "edgar-8k, '', accessionNumber",
        "g2, '', id"
    })
    void shouldBringEachRecordOfTheDayToKafkaOnce(String feed, String dateField, String idField) throws Exception {
        List<Made> made = served(feed, dateField, idField);
        Function<FakeRequest, FakeResponse> api =
                api(feed, made.stream().map(Made::record).toList());
        try (FakeServer server = FakeServer.start(api)) {
            for (int i = 0; i < 6; i++) {
                run.crashAfter(task(), config(feed, server, api), 53);
            }
            run.untilIdle(task(), config(feed, server, api), 30);
        }
        assertThat(made).hasSizeGreaterThan(500);
        assertThat(run.signals()).hasSize(made.stream().mapToInt(Made::signals).sum());
        assertThat(run.accounts())
                .hasSize(made.stream().mapToInt(Made::accounts).sum());
        assertThat(run.rejected()).hasSize((int)
                made.stream().filter(one -> !one.reason().isEmpty()).count());
    }

    /** What the API would give for the day: records have that day, and an id of their own where they have one. */
    private static List<Made> served(String feed, String dateField, String idField) {
        Set<String> ids = new HashSet<>();
        return MadeFeeds.all().stream()
                .filter(one -> one.feed().equals(feed))
                .flatMap(one -> one.records(1_000, 7).stream())
                .filter(one -> dateField.isEmpty()
                        || one.record().path(dateField).asText().startsWith(DAY))
                .filter(one ->
                        ids.add(one.record().path(idField).asText(one.record().toString())))
                .toList();
    }

    private static Function<FakeRequest, FakeResponse> api(String feed, List<JsonNode> records) {
        switch (feed) {
            case "bodacc", "boamp" -> {
                FakeExploreApi explore = new FakeExploreApi(feed);
                explore.publish(records);
                return explore;
            }
            case "ted" -> {
                FakeTedApi ted = new FakeTedApi();
                ted.publish(records);
                return ted;
            }
            case "sirene" -> {
                FakeSireneApi sirene = new FakeSireneApi("k-1", 130);
                records.forEach(sirene::publish);
                return sirene;
            }
            default -> {
                return request -> list(records, request);
            }
        }
    }

    private static FakeResponse list(List<JsonNode> records, FakeRequest request) {
        var page = JsonNodeFactory.instance.objectNode();
        var results = page.putArray("results");
        if (request.path().endsWith(DAY)) {
            int offset = Integer.parseInt(request.query().get("offset"));
            records.stream()
                    .skip(offset)
                    .limit(Integer.parseInt(request.query().get("limit")))
                    .forEach(results::add);
        }
        return FakeResponse.json(200, page);
    }

    private static String url(FakeServer server, Function<FakeRequest, FakeResponse> api) {
        if (api instanceof FakeExploreApi explore) {
            return server.url() + explore.path();
        }
        if (api instanceof FakeTedApi ted) {
            return server.url() + ted.path();
        }
        return api instanceof FakeSireneApi sirene
                ? server.url() + sirene.path()
                : server.url() + "/list/{day}?offset={offset}&limit={limit}";
    }

    private OpenDataSourceTask task() {
        HandClock clock = new HandClock("2026-01-06T12:00:00Z");
        return new OpenDataSourceTask(clock, clock, run.serdes());
    }

    private static Map<String, String> config(String feed, FakeServer server, Function<FakeRequest, FakeResponse> api) {
        return Map.of(
                "feed", feed,
                "url", url(server, api),
                "from.date", DAY,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "api.credentials", "k-1",
                "accounts", Boolean.toString(feed.equals("sirene")),
                "requests.per.minute", "60000",
                "poll.interval.ms", "86400000",
                "schema.registry.url", "http://127.0.0.1:1");
    }
}

package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.Pause;
import io.wildcatch.connectors.source.TaskRun;
import io.wildcatch.event.Signal;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.opendata.FakeExploreApi;
import io.wildcatch.fakes.opendata.FakeSireneApi;
import io.wildcatch.fakes.opendata.FakeTedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** All companies and notices are made up. */
class OpenDataTaskTest {

    private final TaskRun run = new TaskRun();
    private final HandClock clock = new HandClock("2026-01-07T12:00:00Z");

    @Test
    void shouldLeaveNoGapAndRepeatNothingWhereverItIsStoppedInAPage() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-05", 1, 250);
        publish(bodacc, "2026-01-06", 251, 260);
        try (FakeServer server = FakeServer.start(bodacc)) {
            for (int i = 0; i < 10; i++) {
                run.crashAfter(task(), bodacc(server, bodacc), 23);
            }
            run.untilIdle(task(), bodacc(server, bodacc), 20);
        }
        assertThat(ids()).hasSize(260).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWithinARecordOfSeveralCompanies() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        ObjectNode merger = notice("2026-01-05", 1);
        merger.putArray("registre").add("999 888 779").add("999888795").add("732829320");
        bodacc.publish(merger);
        try (FakeServer server = FakeServer.start(bodacc)) {
            run.crashAfter(task(), bodacc(server, bodacc), 1);
            run.crashAfter(task(), bodacc(server, bodacc), 1);
            run.untilIdle(task(), bodacc(server, bodacc), 20);
        }
        assertThat(ids()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindWhatIsPublishedLate() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-05", 1, 3);
        publish(bodacc, "2026-01-06", 4, 6);
        try (FakeServer server = FakeServer.start(bodacc)) {
            run.untilIdle(task(), bodacc(server, bodacc), 20);
            publish(bodacc, "2026-01-05", 7, 7);
            clock.advance(Duration.ofDays(1));
            run.untilIdle(task(), bodacc(server, bodacc), 20);
            publish(bodacc, "2026-01-06", 8, 8);
            clock.advance(Duration.ofDays(1));
            run.untilIdle(task(), bodacc(server, bodacc), 20);
        }
        assertThat(ids()).hasSize(8).doesNotHaveDuplicates().endsWith("bodacc:20260012-7", "bodacc:20260012-8");
    }

    @Test
    void shouldReadADayThatIsLargerThanTheReachOfAQuery() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-07", 1, 10_250);
        try (FakeServer server = FakeServer.start(bodacc)) {
            run.untilIdle(task(), with(bodacc(server, bodacc), "from.date", "2026-01-07"), 20);
            assertThat(server.requests()).hasSizeLessThan(120);
        }
        assertThat(ids()).hasSize(10_250).doesNotHaveDuplicates();
    }

    @Test
    void shouldWaitAsLongAsItIsTold() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-07", 1, 2);
        Instant start = clock.instant();
        try (FakeServer server = FakeServer.start(bodacc)) {
            server.next(FakeResponse.empty(429).with("Retry-After", "1800"));
            run.crashAfter(task(), with(bodacc(server, bodacc), "from.date", "2026-01-07"), 2);
        }
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        assertThat(ids()).hasSize(2);
    }

    @Test
    void shouldGetOverFailuresResetsAndNonsense() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-05", 1, 250);
        OpenDataSourceTask task = task();
        try (FakeServer server = FakeServer.start(bodacc)) {
            server.next(FakeResponse.empty(500), 5);
            server.next(FakeResponse.reset(), 2);
            server.next(FakeResponse.json(200, "{\"results\":"));
            server.next(FakeResponse.json(200, "{}"));
            server.next(FakeResponse.empty(429));
            run.crashAfter(task, bodacc(server, bodacc), 110);
            server.next(FakeResponse.reset(), 2);
            server.next(FakeResponse.empty(503).with("Retry-After", "Wed, 07 Jan 2026 13:00:00 GMT"));
            run.untilIdle(task(), with(bodacc(server, bodacc), "poll.interval.ms", "86400000"), 20_000);
        }
        assertThat(ids()).hasSize(250).doesNotHaveDuplicates();
        assertThat(task.counters().failures()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldKeepToTheRate() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        publish(bodacc, "2026-01-07", 1, 1_000);
        Instant start = clock.instant();
        Map<String, String> config;
        try (FakeServer server = FakeServer.start(bodacc)) {
            config = with(with(bodacc(server, bodacc), "from.date", "2026-01-07"), "requests.per.minute", "6");
            run.crashAfter(task(), config, 1_000);
        }
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(95));
    }

    @Test
    void shouldSendWhatIsNoNoticeToTheDeadLettersOnce() throws Exception {
        FakeExploreApi bodacc = new FakeExploreApi("annonces-commerciales");
        ObjectNode nothing = JsonNodeFactory.instance
                .objectNode()
                .put("dateparution", "2026-01-05")
                .put("odd", true);
        bodacc.publish(nothing);
        ObjectNode person = notice("2026-01-05", 2);
        person.putNull("registre").put("commercant", "LOUTRE, Zoé, Marie");
        bodacc.publish(person);
        try (FakeServer server = FakeServer.start(bodacc)) {
            run.untilIdle(task(), bodacc(server, bodacc), 20);
            clock.advance(Duration.ofDays(1));
            run.untilIdle(task(), bodacc(server, bodacc), 20);
        }
        assertThat(run.rejected()).hasSize(2);
        assertThat(run.rejected()).extracting(TaskRun::original).containsExactlyInAnyOrder(nothing.toString(), "");
        assertThat(run.rejected())
                .extracting(letter -> TaskRun.header(letter, "message"))
                .contains("about natural persons only");
    }

    @Test
    void shouldReadTedByTokenAndStartTheDayAnewWhenATokenIsGone() throws Exception {
        FakeTedApi ted = new FakeTedApi();
        IntStream.rangeClosed(1, 350).forEach(i -> ted.publish(tedNotice(i)));
        try (FakeServer server = FakeServer.start(ted)) {
            Map<String, String> config =
                    config(Map.of("feed", "ted", "url", server.url() + ted.path(), "from.date", "2026-01-05"));
            run.crashAfter(task(), config, 150);
            OpenDataSourceTask forgetful = new OpenDataSourceTask(clock, tokensGo(ted), run.serdes());
            run.crashAfter(forgetful, config, 100);
            run.untilIdle(task(), config, 20);
            assertThat(server.requests()).extracting(FakeRequest::method).containsOnly("POST");
        }
        assertThat(ids()).hasSize(350).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotTakeAnAnswerThatTimedOutForTheWhole() throws Exception {
        FakeTedApi ted = new FakeTedApi();
        IntStream.rangeClosed(1, 5).forEach(i -> ted.publish(tedNotice(i)));
        try (FakeServer server = FakeServer.start(ted)) {
            server.next(FakeResponse.json(200, "{\"notices\":[],\"totalNoticeCount\":5,\"timedOut\":true}"));
            Map<String, String> config =
                    config(Map.of("feed", "ted", "url", server.url() + ted.path(), "from.date", "2026-01-05"));
            run.untilIdle(task(), config, 200);
        }
        assertThat(ids()).hasSize(5);
    }

    @Test
    void shouldAskEverMoreSeldomWhileAnswersAreOfNoUse() throws Exception {
        FakeTedApi ted = new FakeTedApi();
        Instant start = clock.instant();
        String timedOut = "{\"notices\":[],\"totalNoticeCount\":5,\"timedOut\":true}";
        try (FakeServer server = FakeServer.start(request -> FakeResponse.json(200, timedOut))) {
            Map<String, String> config =
                    config(Map.of("feed", "ted", "url", server.url() + ted.path(), "from.date", "2026-01-05"));
            run.untilIdle(task(), config, 5_000);
            long minutes = Duration.between(start, clock.instant()).toMinutes();
            assertThat(minutes).isGreaterThan(15);
            assertThat((long) server.requests().size()).isLessThan(20 + minutes / 2);
        }
    }

    @Test
    void shouldFillAccountsFromTheRegisterAndNeverShowWhoOptedOut() throws Exception {
        FakeSireneApi sirene = new FakeSireneApi("k-1", 3);
        String[] sirens = {"999888779", "999888795", "732829320", "552100554", "356000000"};
        for (String siren : sirens) {
            sirene.publish(unit(siren, siren.equals("552100554") ? "P" : "O"));
        }
        try (FakeServer server = FakeServer.start(sirene)) {
            Map<String, String> config = config(Map.of(
                    "feed",
                    "sirene",
                    "url",
                    server.url() + sirene.path(),
                    "from.date",
                    "2026-01-05",
                    "accounts",
                    "true",
                    "api.credentials",
                    "k-1"));
            run.untilIdle(task(), config, 20);
        }
        assertThat(run.accounts()).hasSize(4).allMatch(account -> account.getEmployees() == 200);
        assertThat(run.rejected()).hasSize(1);
        assertThat(TaskRun.original(run.rejected().get(0))).isEmpty();
    }

    @Test
    void shouldKeepOffsetsShortHoweverManyCompaniesChangeInADay() throws Exception {
        FakeSireneApi sirene = new FakeSireneApi("k-1", 1_000);
        List<String> sirens = sirens(6_000);
        sirens.forEach(siren -> sirene.publish(unit(siren, "O")));
        try (FakeServer server = FakeServer.start(sirene)) {
            for (int i = 0; i < 5; i++) {
                run.crashAfter(task(), sirene(server, sirene), 1_037);
            }
            run.untilIdle(task(), sirene(server, sirene), 200);
            clock.advance(Duration.ofHours(1));
            run.untilIdle(task(), sirene(server, sirene), 200);
        }
        assertThat(run.accounts()).hasSameSizeAs(sirens);
        assertThat(run.records())
                .allMatch(record -> record.sourceOffset().toString().length() < 3_000);
    }

    @Test
    void shouldGoOnFromTheOneOffsetThatAnOlderVersionKept() throws Exception {
        FakeSireneApi sirene = new FakeSireneApi("k-1", 1_000);
        List<String> sirens = sirens(500);
        sirens.forEach(siren -> sirene.publish(unit(siren, "O")));
        IdSet seen = new IdSet();
        sirens.subList(0, 200).forEach(seen::add);
        run.keep(
                Map.of("feed", "sirene"),
                Map.of(
                        "since", "2026-01-04",
                        "until", "2026-01-05",
                        "seen", "2026-01-05=" + seen.encoded(),
                        "day", "2026-01-05",
                        "page", String.join("\n", sirens.subList(200, 250)),
                        "begun", "",
                        "delivered", 0L));
        try (FakeServer server = FakeServer.start(sirene)) {
            run.crashAfter(task(), sirene(server, sirene), 120);
            run.untilIdle(task(), sirene(server, sirene), 20);
        }
        assertThat(run.accounts()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadAListToItsEndWhateverTheServersPages() throws Exception {
        try (FakeServer server = FakeServer.start(request -> list(request, 170, 50))) {
            run.untilIdle(task(), list(server, "&offset={offset}"), 20);
            assertThat(ids()).hasSize(170).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldReadAListToItsEndThoughTheServerGivesFewerThanItIsAskedFor() throws Exception {
        try (FakeServer server = FakeServer.start(request -> list(request, 170, 50))) {
            run.untilIdle(task(), list(server, "&offset={offset}&limit={limit}"), 20);
            assertThat(ids()).hasSize(170).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldNotGoRoundInAListThatDoesNotCareForTheOffset() throws Exception {
        try (FakeServer server = FakeServer.start(request -> list(
                new FakeRequest(request.method(), request.path(), Map.of(), request.headers(), request.body()),
                170,
                50))) {
            run.crashAfter(task(), list(server, "&offset={offset}"), 50);
            run.untilIdle(task(), list(server, "&offset={offset}"), 20);
            assertThat(ids()).hasSize(50).doesNotHaveDuplicates();
            assertThat(server.requests()).hasSizeLessThan(20);
        }
    }

    @Test
    void shouldTakeARefusalBehindAShortPageForTheEndOfTheList() throws Exception {
        try (FakeServer server = FakeServer.start(request ->
                request.query().get("offset").equals("70") ? FakeResponse.empty(404) : list(request, 70, 50))) {
            run.untilIdle(task(), list(server, "&offset={offset}"), 20);
            assertThat(ids()).hasSize(70).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldFetchATableOfTheDaysThatHaveOne() throws Exception {
        StringBuilder table = new StringBuilder("Company Name,Domain,Topic,Composite Score\n\"Otter, never closed\n");
        IntStream.rangeClosed(1, 450)
                .forEach(i -> table.append("\"Otter, %d\",otter%d.fr,ERP,%d\n".formatted(i, i, 50 + i % 40)));
        try (FakeServer server = FakeServer.start(request -> request.path().equals("/surge-2026-01-05.csv")
                ? FakeResponse.text(200, "text/csv", table.toString())
                : FakeResponse.empty(404))) {
            Map<String, String> config = config(
                    Map.of("feed", "surge-csv", "url", server.url() + "/surge-{day}.csv", "from.date", "2026-01-03"));
            run.crashAfter(task(), config, 130);
            run.crashAfter(task(), config, 130);
            run.untilIdle(task(), config, 20);
        }
        assertThat(run.records()).hasSize(451);
        assertThat(ids())
                .hasSize((int)
                        IntStream.rangeClosed(1, 450).filter(i -> i % 40 >= 10).count())
                .doesNotHaveDuplicates();
        assertThat(run.signals().get(0).getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
    }

    @Test
    void shouldNotFetchAgainWhatHasNotChanged() throws Exception {
        String table = "Domain,Topic,Composite Score\notter.fr,ERP,%d\n";
        String[] now = {"first", table.formatted(72)};
        try (FakeServer server = FakeServer.start(request -> {
            if (!request.path().equals("/surge-2026-01-07.csv")) {
                return FakeResponse.empty(404);
            }
            return request.header("If-None-Match").equals(Optional.of(now[0]))
                    ? FakeResponse.empty(304)
                    : FakeResponse.text(200, "text/csv", now[1]).with("ETag", now[0]);
        })) {
            Map<String, String> config = config(
                    Map.of("feed", "surge-csv", "url", server.url() + "/surge-{day}.csv", "from.date", "2026-01-07"));
            server.next(FakeResponse.text(200, "text/csv", "Domain\n"));
            run.untilIdle(task(), config, 1_000);
            long asked = server.requests().stream()
                    .filter(request -> request.header("If-None-Match").isPresent())
                    .count();
            assertThat(asked).isPositive();
        }
        assertThat(ids()).hasSize(1);
    }

    @Test
    void shouldSayWhatToDoWhenItIsRefused() {
        FakeSireneApi sirene = new FakeSireneApi("k-1", 3);
        try (FakeServer server = FakeServer.start(sirene)) {
            Map<String, String> config = config(Map.of(
                    "feed",
                    "sirene",
                    "url",
                    server.url() + sirene.path(),
                    "accounts",
                    "true",
                    "api.credentials",
                    "guess"));
            assertThatThrownBy(() -> run.untilIdle(task(), config, 5))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("set api.credentials")
                    .hasMessageNotContaining("guess");
        }
    }

    @Test
    void shouldGoNowhereElse() {
        Map<String, String> config =
                config(Map.of("feed", "ted", "allowed.hosts", "api.ted.europa.eu", "url", "http://127.0.0.1:1/"));
        assertThatThrownBy(() -> run.untilIdle(task(), config, 5))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("allowed.hosts");
    }

    /** A pause between any two requests in which the server forgets what it promised, the first time. */
    private Pause tokensGo(FakeTedApi ted) {
        return new Pause() {
            private boolean gone;

            @Override
            public boolean of(Duration duration) {
                if (!gone) {
                    ted.forgetTokens();
                    gone = true;
                }
                return clock.of(duration);
            }

            @Override
            public void end() {
                clock.end();
            }
        };
    }

    private OpenDataSourceTask task() {
        return new OpenDataSourceTask(clock, clock, run.serdes());
    }

    private static Map<String, String> bodacc(FakeServer server, FakeExploreApi api) {
        return config(Map.of("feed", "bodacc", "url", server.url() + api.path(), "from.date", "2026-01-05"));
    }

    private static Map<String, String> sirene(FakeServer server, FakeSireneApi api) {
        return config(Map.of(
                "feed", "sirene",
                "url", server.url() + api.path(),
                "from.date", "2026-01-05",
                "accounts", "true",
                "api.credentials", "k-1"));
    }

    /** Numbers that follow no order, as those of companies that change do. */
    private static List<String> sirens(int count) {
        return new Random(5)
                .ints(30_000_000, 99_999_999)
                .mapToObj(OpenDataTaskTest::siren)
                .distinct()
                .limit(count)
                .toList();
    }

    /** With its check digit, by Luhn. */
    private static String siren(int number) {
        int sum = 0;
        int rest = number;
        for (int place = 0; rest > 0; place++) {
            int digit = rest % 10 * (place % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            rest /= 10;
        }
        return number + Integer.toString((10 - sum % 10) % 10);
    }

    private static Map<String, String> list(FakeServer server, String page) {
        return config(Map.of("feed", "g2", "url", server.url() + "/list?day={day}" + page, "from.date", "2026-01-07"));
    }

    private static FakeResponse list(FakeRequest request, int records, int most) {
        int offset = Integer.parseInt(request.query().getOrDefault("offset", "0"));
        var page = JsonNodeFactory.instance.objectNode();
        var results = page.putArray("results");
        IntStream.range(offset, Math.min(records, offset + most)).forEach(i -> results.add(intent(i)));
        return FakeResponse.json(200, page);
    }

    private static ObjectNode intent(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "i-" + number)
                .put("category", "ERP")
                .put("start_date", "2026-01-06")
                .put("end_date", "2026-01-07")
                .put("company_domain", "otter" + number + ".fr");
    }

    private static Map<String, String> config(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "requests.per.minute", "60000",
                "poll.interval.ms", "60000",
                "schema.registry.url", "http://127.0.0.1:1"));
        config.putAll(more);
        return config;
    }

    private static Map<String, String> with(Map<String, String> config, String option, String value) {
        Map<String, String> more = new HashMap<>(config);
        more.put(option, value);
        return more;
    }

    private List<String> ids() {
        return run.signals().stream().map(Signal::getId).toList();
    }

    private static void publish(FakeExploreApi api, String day, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> api.publish(notice(day, i)));
    }

    private static ObjectNode notice(String day, int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "A20260012" + number)
                .put("dateparution", day)
                .put("numeroannonce", number)
                .put("familleavis", "vente")
                .put("commercant", "LOUTREX " + number)
                .put("registre", "999888779")
                .put("ville", "Lyon");
    }

    private static JsonNode tedNotice(int number) {
        ObjectNode notice = JsonNodeFactory.instance
                .objectNode()
                .put("publication-number", "%06d-2026".formatted(number))
                .put("publication-date", "2026-01-05+01:00")
                .put("buyer-country", "DNK")
                .put("notice-type", "cn-standard");
        notice.putObject("buyer-name").putArray("dan").add("Odder Kommune");
        return notice;
    }

    private static JsonNode unit(String siren, String status) {
        ObjectNode unit = JsonNodeFactory.instance
                .objectNode()
                .put("siren", siren)
                .put("statutDiffusionUniteLegale", status)
                .put("trancheEffectifsUniteLegale", "31")
                .put("dateDernierTraitementUniteLegale", "2026-01-05T10:00:00.000");
        unit.putArray("periodesUniteLegale")
                .addObject()
                .put("denominationUniteLegale", "LOUTREX")
                .put("etatAdministratifUniteLegale", "A")
                .put("activitePrincipaleUniteLegale", "62.01Z")
                .put("nomenclatureActivitePrincipaleUniteLegale", "NAFRev2");
        return unit;
    }
}

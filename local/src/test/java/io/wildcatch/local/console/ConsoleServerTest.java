package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over a real broker, asked as its page does. */
class ConsoleServerTest {

    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00Z");

    @TempDir
    static Path data;

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static EmbeddedBroker broker;
    private static Market market;
    private static ConsoleServer console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
        market = new Market(broker.bootstrapServers(), Topics.withDefaultPrefix(), REGISTRY);
        fill(market);
        console = ConsoleServer.start(config(Endpoint.loopback()));
        browser = new Browser(console.uri());
        await().atMost(Duration.ofMinutes(1)).until(console::caughtUp);
    }

    private static ConsoleConfig config(Endpoint endpoint) {
        return ConsoleConfig.builder(broker.bootstrapServers(), REGISTRY, Meters.scraped())
                .endpoint(endpoint)
                .parts(() -> List.of(
                        new PartHealth("broker", broker.bootstrapServers(), true, "serving"),
                        new PartHealth("console", "as whoever started it knows it", true, "ready")))
                .clock(InstantSource.fixed(NOW))
                .build();
    }

    private static void fill(Market market) throws Exception {
        Topics topics = market.topics();
        Decision first = Market.decision("o-1", "a-1", Lane.HELD, "2026-01-05T10:00:00Z");
        Decision then = Market.decision("o-1", "a-1", Lane.HUMAN, "2026-01-05T11:00:00Z");
        then.setPreviousLane(Lane.HELD);
        market.decide(first);
        market.publish(topics.decisions().name(), "a-1", "garbage".getBytes(UTF_8), NOW);
        market.decide(then);
        market.publish(
                topics.opportunities(),
                "a-1",
                Market.briefing(then, Market.account("a-1", "<b>ACME</b> SA"), Market.person("p-1", "a-1")));
        market.decide(Market.decision("o-2", "domain:zeta.fr", Lane.CONTESTED, "2026-01-05T12:00:00Z"));
        market.publish(
                topics.touches(),
                "a-1",
                RecordJson.read(
                        Touch.class,
                        "{\"accountId\":\"a-1\",\"at\":\"2026-01-05T11:30:00Z\",\"channel\":\"PHONE\",\"direction\":\"OUT\",\"by\":\"seller-3\"}"));
        for (int i = 0; i < 5; i++) {
            market.publish(
                    topics.signals().name(), "acme.fr", new byte[] {0}, Instant.parse("2026-01-05T09:0" + i + ":30Z"));
        }
        market.reject("acme.fr", new byte[] {0}, 2);
        learn(market);
        market.flush();
    }

    private static void learn(Market market) throws Exception {
        Topics topics = market.topics();
        market.publish(
                topics.sources(),
                "site",
                RecordJson.read(
                        Source.class,
                        "{\"id\":\"site\",\"class\":\"FIRST_PARTY\",\"reach\":{\"alpha\":1,\"beta\":99}}"));
        market.publish(
                topics.sources(),
                "press",
                RecordJson.read(
                        Source.class, "{\"id\":\"press\",\"class\":\"PUBLIC\",\"reach\":{\"alpha\":5,\"beta\":5}}"));
        market.publish(
                topics.reach(),
                "press",
                new SourceReach("press", 6.0, 5.0, 0.5, 0.3, 0.7, 1.0, 1L),
                NOW.minusSeconds(86_400));
        market.publish(topics.reach(), "press", new SourceReach("press", 8.0, 5.0, 0.62, 0.4, 0.8, 3.0, 2L), NOW);
        market.publish(topics.coverage(), "all", new MarketCoverage("all", 120L, 180.0, 150.0, 240.0, 2L));
    }

    @AfterAll
    static void stop() {
        console.close();
        market.close();
        broker.close();
    }

    @Test
    void shouldShowOpportunitiesNewestFirstWithWhomTheyAreAbout() {
        JsonNode all = browser.json("/api/opportunities");

        assertThat(all.findValuesAsText("opportunityId")).containsSubsequence("o-2", "o-1");
        JsonNode lead = browser.json("/api/opportunities?lane=HUMAN").get(0);
        assertThat(lead.get("previousLane").asText()).isEqualTo("HELD");
        assertThat(lead.at("/expectedRivals/high").asDouble()).isEqualTo(0.9);
        assertThat(lead.at("/account/name").asText()).isEqualTo("<b>ACME</b> SA");
        assertThat(lead.at("/people/0/role").asText()).isEqualTo("CFO");
        assertThat(lead.at("/evidence/0/sightings/0/source").asText()).isEqualTo("site");
        assertThat(lead.get("blueUntil").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/opportunities?lane=contested, 1",
        "/api/opportunities?lane=EXPIRED, 0",
        "/api/opportunities?lane=CONTESTED&lane=EXPIRED, 1",
        "/api/opportunities?lane=EXPIRED&lane=CONTESTED, 1",
        "/api/opportunities?seller=seller-3, 1",
        "/api/opportunities?seller=nobody, 0",
        "/api/opportunities?limit=1, 1"
    })
    void shouldNarrowDownOpportunities(String path, int expected) {
        assertThat(browser.json(path)).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/opportunities?lane=BLUE, lane: expected one of HUMAN",
        "/api/opportunities?seller=seller-3&seller=seller-4, seller: expected it once",
        "/api/opportunities?limit=many, limit: expected a number from 1 to 1000",
        "/api/opportunities?limit=0, limit: expected a number from 1 to 1000",
        "/api/funnel?from=yesterday, from: expected an ISO-8601 time",
        "/api/funnel?from=2026-02-01&to=2026-01-01, to: expected a time that"
    })
    void shouldSayWhatIsWrongWithAQuestion(String path, String error) {
        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.parse(response.body()).get("error").asText()).startsWith(error);
    }

    @Test
    void shouldTellEverythingAboutAnAccount() {
        JsonNode dossier = browser.json("/api/accounts/a-1");

        assertThat(dossier.at("/account/name").asText()).isEqualTo("<b>ACME</b> SA");
        assertThat(dossier.get("opportunities")).hasSize(1);
        assertThat(dossier.get("timeline").findValuesAsText("type")).startsWith("touch", "decision", "decision");
        assertThat(dossier.at("/timeline/1/decision/lane").asText()).isEqualTo("HUMAN");
    }

    @Test
    void shouldFindAccountsByAnEncodedId() {
        assertThat(browser.json("/api/accounts/domain%3Azeta.fr").get("opportunities"))
                .hasSize(1);
        assertThat(browser.get("/api/accounts/domain:zeta.fr").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts/a-2", "/api/accounts/", "/api/nothing", "/favicon.ico", "/../pom.xml"})
    void shouldAnswer404ToWhatIsNotThere(String path) {
        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.parse(response.body()).has("error")).isTrue();
    }

    @Test
    void shouldCountByStageAndLane() {
        JsonNode all = browser.json("/api/funnel");
        JsonNode minutes = browser.json("/api/funnel?from=2026-01-05T09:01:00Z&to=2026-01-05T09:04:00Z");

        assertThat(all.at("/stages/signals").asLong()).isEqualTo(5);
        assertThat(all.at("/stages/rejected").asLong()).isEqualTo(1);
        assertThat(sum(all.get("stages"), "rejected", "unresolved", "used", "duplicates", "undecided"))
                .isEqualTo(5);
        assertThat(all.at("/decisions/HELD").asLong()).isEqualTo(1);
        assertThat(all.at("/current/HELD").asLong()).isZero();
        assertThat(all.at("/current/CONTESTED").asLong()).isEqualTo(1);
        assertThat(minutes.at("/stages/signals").asLong()).isEqualTo(3);
        assertThat(minutes.at("/decisions/HUMAN").asLong()).isZero();
    }

    private static long sum(JsonNode stages, String... names) {
        return Stream.of(names).mapToLong(name -> stages.get(name).asLong()).sum();
    }

    @Test
    void shouldAnswerWhileOthersSendHalfARequest() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 600; i++) {
                Socket socket = new Socket("127.0.0.1", console.uri().getPort());
                idle.add(socket);
                socket.getOutputStream().write("GET /x".getBytes(UTF_8));
            }

            assertThat(browser.get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void shouldShowReachLearntOrAssumed() {
        JsonNode sources = browser.json("/api/sources");

        assertThat(sources.findValuesAsText("source")).containsExactly("press", "site");
        assertThat(sources.at("/0/mean").asDouble()).isEqualTo(0.62);
        assertThat(sources.at("/0/trend/points")).hasSize(2);
        assertThat(sources.at("/0/trend/change").asDouble()).isEqualTo(0.12, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(sources.at("/1/learnt").asBoolean()).isFalse();
        assertThat(sources.at("/1/mean").asDouble()).isEqualTo(0.01);
        assertThat(sources.at("/1/high").asDouble()).isBetween(0.02, 0.04);
    }

    @Test
    void shouldNameEverySellerWhateverIsOnThePage() {
        JsonNode sellers = browser.json("/api/sellers");

        assertThat(sellers.at("/0/seller").asText()).isEqualTo("seller-3");
        assertThat(sellers.at("/0/human").asInt()).isEqualTo(1);
    }

    @Test
    void shouldShowCoverage() {
        assertThat(browser.json("/api/coverage").at("/0/estimated").asDouble()).isEqualTo(180);
    }

    @Test
    void shouldPutAVerdictOnItsTopic() {
        HttpResponse<String> response = browser.post(
                "/api/verdicts", "{\"accountId\":\"a-9\",\"outcome\":\"WON\",\"rivals\":\"ABSENT\",\"note\":\"fine\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        var kept = CommittedRecords.read(
                broker.bootstrapServers(),
                market.topics().verdicts().name(),
                new AvroSerde<>(Verdict.class, REGISTRY, false).deserializer());
        assertThat(kept).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("a-9");
            assertThat(record.value().getAt()).isEqualTo(NOW);
            assertThat(record.value().getNote()).isEqualTo("fine");
        });
        await().atMost(Duration.ofMinutes(1))
                .until(() -> browser.get("/api/accounts/a-9").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/verdicts | {\"accountId\":\"a-1\"} | outcome: expected one of",
                "/api/verdicts | {\"outcome\":\"WON\"} | accountId: expected",
                "/api/verdicts | {\"accountId\":\" \",\"outcome\":\"WON\"} | accountId: expected",
                "/api/verdicts | {\"accountId\":\"a-1\",\"outcome\":\"BEST\"} | outcome: expected",
                "/api/verdicts | [] | body: expected a JSON object",
                "/api/verdicts | {\"accountId\" | body: expected a JSON object",
                "/api/touches | {\"accountId\":\"a-1\",\"direction\":\"OUT\"} | channel: expected one of",
                "/api/touches | {\"accountId\":\"a-1\",\"channel\":\"PHONE\"} | direction: expected OUT or IN",
                "/api/touches | {\"accountId\":\"a-1\",\"channel\":\"PHONE\",\"direction\":\"OUT\",\"at\":\"2027-01-01\"} | at: expected"
            })
    void shouldSayWhatIsWrongWithARecord(String path, String body, String error) {
        HttpResponse<String> response = browser.post(path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.parse(response.body()).get("error").asText()).startsWith(error);
    }

    @Test
    void shouldSendNewDecisionsToListeners() throws Exception {
        try (EventReader events =
                EventReader.open(browser.request("/api/events").build())) {
            market.decide(Market.decision("o-7", "a-7", Lane.AUTOMATION, "2026-01-05T13:00:00Z"));
            market.flush();

            EventReader.Event event = events.next();

            assertThat(event.type()).isEqualTo("decision");
            assertThat(Browser.parse(event.data()).get("opportunityId").asText())
                    .isEqualTo("o-7");
            market.decide(Market.decision("o-7", "a-7", Lane.CLOSED, "2026-01-05T14:00:00Z"));
            market.flush();
            EventReader.Event last = events.next();
            try (EventReader back = EventReader.open(
                    browser.request("/api/events", "Last-Event-ID", event.id()).build())) {
                assertThat(back.next()).isEqualTo(last);
            }
        }
    }

    @Test
    void shouldServeThePageWithoutAnythingFromElsewhere() {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
        for (String path : List.of("/", "/console.css", "/console.js")) {
            assertThat(browser.get(path).body())
                    .doesNotContain("innerHTML", "https://", "@import", "style=")
                    .hasSizeGreaterThan(1_000);
        }
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void shouldTellHowEveryPartIs() {
        JsonNode health = browser.json("/api/health");

        assertThat(health.get("ok").asBoolean()).isTrue();
        assertThat(health.get("parts").findValuesAsText("name")).containsExactly("broker", "console");
        assertThat(health.at("/view/unreadable").asLong()).isEqualTo(1);
        assertThat(browser.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(browser.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldMeasureItself() {
        assertThat(browser.get("/metrics").body())
                .contains("wildcatch_console_opportunities{lane=\"CONTESTED\"} 1.0")
                .contains("wildcatch_console_records_total")
                .contains("wildcatch_console_lag 0.0");
    }

    @Test
    void shouldRefuseOtherMethodsAndOtherSites() {
        assertThat(browser.post("/api/funnel", "{}").statusCode()).isEqualTo(405);
        assertThat(browser.get("/api/verdicts").statusCode()).isEqualTo(405);
        assertThat(browser.get("/api/sources", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/api/verdicts", " ".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldAskForTheTokenBeforeAnythingButHealth() throws Exception {
        Secret token = Secret.of("the-token-of-this-test");
        try (ConsoleServer guarded = ConsoleServer.start(config(new Endpoint("127.0.0.1", 0, token)))) {
            Browser stranger = new Browser(guarded.uri());
            for (String path :
                    List.of("/", "/console.js", "/api/opportunities", "/api/events", "/metrics", "/api/health")) {
                assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(stranger.get(path, "Authorization", "Bearer wrong").statusCode())
                        .isEqualTo(401);
            }
            assertThat(stranger.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/api/sources", "Authorization", "Bearer the-token-of-this-test")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldLetABrowserSignIn() throws Exception {
        Secret token = Secret.of("the-token-of-this-test");
        try (ConsoleServer guarded = ConsoleServer.start(config(new Endpoint("127.0.0.1", 0, token)))) {
            Browser stranger = new Browser(guarded.uri());
            assertThat(stranger.get("/").body()).contains("action=\"/session\"");
            assertThat(stranger.post("/session", "token=wrong").statusCode()).isEqualTo(401);

            String own = "http://" + guarded.uri().getAuthority();
            HttpResponse<String> welcome = stranger.post("/session", "token=the-token-of-this-test", "Origin", own);

            assertThat(welcome.statusCode()).isEqualTo(303);
            String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain("the-token");
            assertThat(stranger.get("/", "Cookie", cookie.split(";")[0]).statusCode())
                    .isEqualTo(200);
        }
    }
}

package io.wildcatch.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where there is one, over a real broker. */
@EnabledIf(value = "hasBrowser", disabledReason = "no chromium is on the PATH")
class PageTest {

    private static final Instant THEN = Instant.parse("2026-01-05T11:00:00Z");
    /** More than the page shows at once. */
    private static final int MANY = 120;

    private static final String LONG = "L".repeat(1_000);

    @TempDir
    static Path data;

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static EmbeddedBroker broker;
    private static Market market;
    private static ConsoleServer console;
    private static Chromium page;

    static boolean hasBrowser() {
        return Chromium.find().isPresent();
    }

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        market = new Market(broker.bootstrapServers(), Topics.withDefaultPrefix(), REGISTRY);
        for (int i = 0; i < MANY; i++) {
            lead("o-" + i, "a-" + i, "Company " + i, THEN.plusSeconds(i), i == 0 ? "seller-of-old" : "seller-3");
        }
        lead("o-evil", "a-evil", "\u202e<b onclick=alert(1)>gnp.exe", THEN.plusSeconds(999), "seller-3");
        lead(
                decision("o-long", LONG, THEN.plusSeconds(998), LONG)
                        .setOffering(LONG)
                        .build(),
                LONG);
        market.flush();
        console = ConsoleServer.start(ConsoleConfig.builder(broker.bootstrapServers(), REGISTRY, Meters.scraped())
                .build());
        await().atMost(Duration.ofMinutes(1)).until(console::caughtUp);
        page = Chromium.start(data.resolve("profile"));
    }

    private static void lead(String id, String account, String name, Instant at, String seller) {
        lead(decision(id, account, at, seller).build(), name);
    }

    private static void lead(Decision decision, String name) {
        String account = decision.getAccountId();
        market.decide(decision);
        market.publish(
                market.topics().opportunities(),
                account,
                Market.briefing(decision, Market.account(account, name), Market.person("p-" + account, account)));
    }

    private static Decision.Builder decision(String id, String account, Instant at, String seller) {
        return Decision.newBuilder(Market.decision(id, account, Lane.HUMAN, at.toString()))
                .setSellerId(seller)
                .setPersonId("p-" + account)
                .setChannel(Channel.PHONE)
                .setContactFrom(at.plusSeconds(3_600))
                .setContactUntil(at.plusSeconds(7_200));
    }

    @AfterAll
    static void stop() {
        page.close();
        console.close();
        market.close();
        broker.close();
    }

    @BeforeEach
    void lookAtTheList() throws Exception {
        look("");
    }

    @Test
    void shouldSayOnOneCardWhomToContactWhyAndWhen() throws Exception {
        String card = text(".card");

        assertThat(card).contains("gnp.exe", "Only our own site has shown it.", "web visit", "Pricing page");
        assertThat(card).contains("Contact C. Roux (CFO) · phone · 5 Jan", "seller-3");
    }

    @Test
    void shouldShowWhatStrangersWroteAsTextThatTurnsNothingElse() throws Exception {
        assertThat(text(".who")).isEqualTo("<b onclick=alert(1)>gnp.exe");
    }

    @Test
    void shouldStayAsWideAsTheWindowWhateverStrangersWrote() throws Exception {
        assertThat(page.eval("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .isTrue();

        page.eval("document.querySelector('[data-id=o-long]').click()");
        until("document.querySelector('#detail').open");
        assertThat(page.eval(
                                "document.querySelector('#detail').scrollWidth <= document.querySelector('#detail').clientWidth")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldFindSellersAndOpportunitiesBehindTheNewest() throws Exception {
        assertThat(page.eval("document.querySelectorAll('.card').length").asInt())
                .isEqualTo(100);
        until("[...document.querySelector('#seller').options].some((one) => one.value === 'seller-of-old')");

        page.eval("document.querySelector('#more').click()");
        until("document.querySelectorAll('.card').length === " + (MANY + 2));

        page.eval("document.querySelector('#seller').value = 'seller-of-old';"
                + "document.querySelector('#seller').dispatchEvent(new Event('change'))");
        until("document.querySelector('.who')?.textContent === 'Company 0'");
        assertThat(page.eval("location.hash").asText()).isEqualTo("#seller=seller-of-old");
    }

    @Test
    void shouldGoBackFromAnAccountToTheListAndForwardAgain() throws Exception {
        page.eval("document.querySelector('[data-id=o-119]').click()");
        until("document.querySelector('#detail').open");
        assertThat(page.eval("location.hash").asText()).isEqualTo("#account=a-119");

        page.eval("history.back()");
        until("!document.querySelector('#detail').open && document.querySelectorAll('.card').length === 100");
        page.eval("history.forward()");
        until("document.querySelector('#detail').open");
        page.eval("document.querySelector('#detail-close').click()");
        until("location.hash === ''");
    }

    @Test
    void shouldOpenAnAccountByItsAddress() throws Exception {
        page.open(console.uri() + "/#account=a-7");

        until("document.querySelector('#detail')?.open");
        assertThat(text("#detail-title")).isEqualTo("Company 7");
    }

    @Test
    void shouldShowNothingOfAnotherAccountWhenOneCanNotBeLoaded() throws Exception {
        page.eval("document.querySelector('[data-id=o-119]').click()");
        until("document.querySelector('#detail-title').textContent === 'Company 119'");
        page.eval("document.querySelector('#detail-close').click()");
        until("location.hash === ''");

        page.eval("window.fetch = () => Promise.reject(new Error('no connection'));"
                + "document.querySelector('[data-id=o-118]').click()");

        until("document.querySelector('#detail').open");
        assertThat(text("#detail-title")).isEqualTo("a-118");
        assertThat(text("#detail-body")).endsWith("can't be shown: no connection");
        assertThat(page.eval("document.querySelector('form.verdict')").isNull()).isTrue();
    }

    @Test
    void shouldKeepAVerdictOnceAndSaySoWhileTheAccountIsShownAnew() throws Exception {
        look("#account=a-5");
        until("document.querySelector('form.verdict')");
        page.eval("document.querySelector('[name=outcome]').value = 'LOST';"
                + "document.querySelector('[name=note]').value = 'bought elsewhere';"
                + "document.querySelector('form.verdict button').focus();"
                + "document.querySelector('form.verdict').requestSubmit();"
                + "document.querySelector('form.verdict').requestSubmit()");

        until("document.querySelector('#detail-body > :last-child').textContent.includes('bought elsewhere')");

        assertThat(text("#detail-body > :last-child").split("Verdict: lost", -1))
                .hasSize(2);
        assertThat(text("output")).startsWith("Kept at");
        assertThat(page.eval("document.activeElement.textContent").asText()).isEqualTo("Send");
    }

    @Test
    void shouldComeBackToWhereOneWasAfterSigningIn() throws Exception {
        Secret token = Secret.of("the-token-of-this-test");
        ConsoleConfig.Builder config = ConsoleConfig.builder(broker.bootstrapServers(), REGISTRY, Meters.scraped());
        try (ConsoleServer guarded = ConsoleServer.start(
                config.endpoint(new Endpoint("127.0.0.1", 0, token)).build())) {
            await().atMost(Duration.ofMinutes(1)).until(guarded::caughtUp);
            page.open(guarded.uri() + "/#account=a-7");
            until("location.pathname === '/' && document.forms[0]?.token");
            signIn("mistyped");
            until("location.pathname === '/session' && document.forms[0]?.token");
            signIn("the-token-of-this-test");

            until("location.pathname === '/' && document.querySelector('#detail')?.open");
            assertThat(page.eval("location.hash").asText()).isEqualTo("#account=a-7");
        }
    }

    private static void signIn(String token) throws InterruptedException {
        page.eval("document.forms[0].token.value = '" + token + "'; document.forms[0].submit()");
    }

    private static void look(String hash) throws Exception {
        page.open(console.uri() + "/" + hash);
        until("document.querySelectorAll('.card').length === 100");
    }

    private static String text(String selector) throws InterruptedException {
        return page.eval("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private static void until(String expression) {
        await(expression)
                .atMost(Duration.ofSeconds(20))
                .until(() -> page.eval("Boolean(" + expression + ")").asBoolean());
    }
}

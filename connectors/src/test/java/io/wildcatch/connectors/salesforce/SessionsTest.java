package io.wildcatch.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.sink.SinkSettings;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.salesforce.FakeSalesforce;
import io.wildcatch.fakes.salesforce.Fault;
import io.wildcatch.fakes.salesforce.Fault.Where;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How we get into an org, and stay there. */
class SessionsTest {

    private final TestOrg org = new TestOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void shouldReplaceATokenBeforeItsEnd() throws Exception {
        org.crm.tokensLast(Duration.ofHours(1));
        SalesforceApi api = api(Map.of("salesforce.token.lifetime.ms", "3600000"));
        api.describe("Task");
        org.clock.pass(Duration.ofMinutes(50));
        api.describe("Task");
        assertThat(org.crm.tokensIssued()).isEqualTo(1);

        org.clock.pass(Duration.ofMinutes(5));
        api.describe("Task");

        assertThat(org.crm.tokensIssued()).isEqualTo(2);
    }

    @Test
    void shouldAskOnceMoreWhenATokenIsRefused() throws Exception {
        SalesforceApi api = api(Map.of());
        api.describe("Task");
        org.crm.expireTokens();

        api.describe("Task");

        assertThat(org.crm.tokensIssued()).isEqualTo(2);
    }

    @Test
    void shouldNotAskForTokensForeverWhenNoneIsTaken() {
        org.crm.fail(Where.QUERY, Fault.error(401, "INVALID_SESSION_ID", "Session expired or invalid"), 2);
        SalesforceApi api = api(Map.of());

        assertThatThrownBy(() -> api.describe("Task"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("check credentials and rights");
        assertThat(org.crm.tokensIssued()).isEqualTo(2);
    }

    @Test
    void shouldNotRepeatWhatARefusalOfATokenQuotes() {
        org.crm.fail(Where.QUERY, Fault.error(403, "API_DISABLED_FOR_ORG", "no API for Bearer hush-hush"), 1);

        assertThatThrownBy(() -> api(Map.of()).describe("Task"))
                .hasMessageContaining("Salesforce replied 403 (API_DISABLED_FOR_ORG): check credentials and rights")
                .hasMessageNotContaining("hush-hush");

        String refusal = "{\"error\":\"invalid_client\",\"error_description\":\"hush-hush is no secret\"}";
        org.crm.fail(Where.TOKEN, new Fault.Instead(FakeResponse.json(401, refusal)), 1);

        assertThatThrownBy(() -> api(Map.of()).describe("Task"))
                .hasMessageContaining("it says invalid_client; check salesforce.client.id")
                .hasMessageNotContaining("hush-hush");
    }

    @Test
    void shouldKnowWhomItActsFor() throws Exception {
        assertThat(org.crm.integrationUser()).startsWith(api(Map.of()).userId());
    }

    @Test
    void shouldSayWhatToCheckWhenTheAudienceIsWrong() {
        SalesforceApi api = api(Map.of("salesforce.audience", "https://example.my.salesforce.com"));

        assertThatThrownBy(() -> api.describe("Task"))
                .hasMessageContaining("audience is invalid")
                .hasMessageContaining("check salesforce.audience");
    }

    @Test
    void shouldSayWhatToCheckWhenTheSecretIsWrong() {
        Map<String, String> settings = org.settings(Map.of("salesforce.client.secret", "hush-hush"));
        settings.keySet().removeAll(List.of("salesforce.private.key", "salesforce.username"));

        assertThatThrownBy(() -> of(settings).describe("Task"))
                .hasMessageContaining("check salesforce.client.id and salesforce.client.secret")
                .hasMessageNotContaining("hush-hush");
    }

    @Test
    void shouldTellTroubleAtTheLoginFromAWrongSetting() {
        org.crm.fail(Where.TOKEN, Fault.error(503, "SERVER_UNAVAILABLE", "Server unavailable"), 1);

        assertThatThrownBy(() -> api(Map.of()).describe("Task")).hasMessageContaining("Unavailable");
    }

    @Test
    void shouldReadAKeyWhoseLinesWereJoined() {
        assertThat(PrivateKeys.isKey(TestOrg.pem().replace("\r", "").replace("\n", "\\n")))
                .isTrue();
    }

    @Test
    void shouldRefuseWhatIsNoKeyWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.parse("-----BEGIN PRIVATE KEY-----\naHVzaA==\n-----END PRIVATE KEY-----"))
                .withMessage("expected an RSA key in PEM; what is there is none");
    }

    @Test
    void shouldShowNoSecretInItsOwnWords() {
        Login login = new Login.ByClientCredentials(FakeSalesforce.CONSUMER_KEY, "hush-hush");

        assertThat(login.toString()).doesNotContain("hush");
    }

    private SalesforceApi api(Map<String, String> further) {
        return of(org.settings(further));
    }

    private SalesforceApi of(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(new Salesforce().options(), settings);
        return Access.api(config, SinkSettings.hosts(config), Duration.ofSeconds(5), org.clock);
    }
}

package io.wildcatch.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.sink.OpportunitySinkConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/** What somebody is told whose settings aren't right. */
class SalesforceSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "salesforce.login.url", "https://example.my.salesforce.com",
            "salesforce.client.id", "3MVG9.key",
            "salesforce.client.secret", "hush-hush");

    private final OpportunitySinkConnector connector = new SalesforceSinkConnector();

    @Test
    void shouldTakeASecretAsWellAsAKey() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(
                        Map.of("salesforce.private.key", TestOrg.pem(), "salesforce.username", "w@example.com"),
                        "salesforce.client.secret"))
                .isEmpty();
    }

    @Test
    void shouldWantExactlyOneKindOfCredential() {
        assertThat(problems(Map.of(), "salesforce.client.secret"))
                .containsOnlyKeys("salesforce.client.secret")
                .hasEntrySatisfying(
                        "salesforce.client.secret",
                        text -> assertThat(text)
                                .startsWith("expected one of salesforce.client.secret (client credentials flow) and"));
        assertThat(problems(Map.of("salesforce.private.key", TestOrg.pem(), "salesforce.username", "w@example.com")))
                .hasEntrySatisfying(
                        "salesforce.client.secret", text -> assertThat(text).startsWith("expected only one of"));
        assertThat(problems(Map.of("salesforce.private.key", TestOrg.pem()), "salesforce.client.secret"))
                .containsOnlyKeys("salesforce.username");
        assertThat(problems(Map.of("salesforce.username", "w@example.com"))).containsOnlyKeys("salesforce.username");
    }

    @Test
    void shouldSayHowToConvertAKeyWithoutRepeatingIt() {
        String other = "-----BEGIN RSA PRIVATE KEY-----\nMIIEhushhush\n-----END RSA PRIVATE KEY-----";

        assertThat(problems(Map.of("salesforce.private.key", other)).get("salesforce.private.key"))
                .contains("openssl pkcs8 -topk8")
                .doesNotContain("hushhush");
    }

    @Test
    void shouldWantTheOrgsOwnDomainForClientCredentials() {
        assertThat(problems(Map.of("salesforce.login.url", "https://login.salesforce.com")))
                .hasEntrySatisfying(
                        "salesforce.login.url", text -> assertThat(text).contains("own domain"));
    }

    @Test
    void shouldWantHttpsAndAnAllowedHost() {
        assertThat(problems(Map.of("salesforce.login.url", "http://example.my.salesforce.com")))
                .hasEntrySatisfying(
                        "salesforce.login.url", text -> assertThat(text).contains("expected https"));
        assertThat(problems(Map.of("salesforce.login.url", "https://evil.example")))
                .hasEntrySatisfying(
                        "salesforce.login.url", text -> assertThat(text).contains("allowed.hosts"));
    }

    @Test
    void shouldNameWhatNoOpportunityHas() {
        assertThat(problems(Map.of("salesforce.fields", "Subject={acount.name}"))
                        .get("salesforce.fields"))
                .contains("there is no 'acount'", "accountId");
        assertThat(problems(Map.of("salesforce.fields", "Subject={why|upper}")).get("salesforce.fields"))
                .contains("max(80), starting(001)");
    }

    @Test
    void shouldWantAMappingForObjectsThatItDoesntKnow() {
        assertThat(problems(Map.of("salesforce.object", "Case"))).containsOnlyKeys("salesforce.fields");
        assertThat(problems(Map.of("salesforce.object", "Case", "salesforce.fields", "Subject={account.name}")))
                .isEmpty();
    }

    @Test
    void shouldWantACheckboxToRememberTouches() {
        assertThat(problems(Map.of("salesforce.fields.own", "Priority"))).containsOnlyKeys("salesforce.touched.field");
        assertThat(problems(Map.of("salesforce.fields.own", "Nope__c"))).containsOnlyKeys("salesforce.fields.own");
    }

    @Test
    void shouldKeepTheIdToItself() {
        assertThat(problems(Map.of("salesforce.fields", "Wildcatch_Id__c={accountId}")))
                .hasEntrySatisfying(
                        "salesforce.fields", text -> assertThat(text).startsWith("leave out"));
    }

    @Test
    void shouldRefuseValuesOutOfRange() {
        assertThat(problems(Map.of(
                        "salesforce.batch.size", "201",
                        "salesforce.api.version", "45.0",
                        "salesforce.object", "Task; DROP",
                        "salesforce.limit.reserve.percent", "100")))
                .containsOnlyKeys(
                        "salesforce.batch.size",
                        "salesforce.api.version",
                        "salesforce.object",
                        "salesforce.limit.reserve.percent");
    }

    @Test
    void shouldNameTheMeaningsThatValuesMayHave() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.putAll(Map.of(
                "schema.registry.url", "http://127.0.0.1:9091",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "salesforce.outcomes", "Closed Won:WIN"));

        assertThat(problems(new SalesforceSourceConnector(), settings))
                .containsOnlyKeys("salesforce.outcomes")
                .hasEntrySatisfying(
                        "salesforce.outcomes",
                        text -> assertThat(text)
                                .contains("'WIN': expected one of [UNKNOWN, WON, LOST, NO_PROJECT, OPEN]"));
    }

    @Test
    void shouldBeFoundByConnect() {
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(SalesforceSinkConnector.class);
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(SalesforceSourceConnector.class);
    }

    private Map<String, String> problems(Map<String, String> further, String... without) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.putAll(further);
        settings.keySet().removeAll(List.of(without));
        return problems(connector, settings);
    }

    private static Map<String, String> problems(Connector connector, Map<String, String> settings) {
        Map<String, String> problems = new HashMap<>();
        for (ConfigValue value : connector.validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                problems.put(value.name(), String.join("; ", value.errorMessages()));
            }
        }
        return problems;
    }
}

package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;

class OpenDataOptionsTest {

    @Test
    void shouldAcceptWhatThePublicApisNeed() {
        for (String feed : new String[] {"bodacc", "boamp", "ted"}) {
            assertThat(errors(Map.of("feed", feed))).isEmpty();
        }
        assertThat(errors(Map.of("feed", "sirene", "accounts", "true", "api.credentials", "k")))
                .isEmpty();
        assertThat(errors(Map.of(
                        "feed", "edgar-8k",
                        "url", "https://filings.example/{day}",
                        "allowed.hosts", "filings.example",
                        "user.agent", "acme data@acme.example")))
                .isEmpty();
    }

    @Test
    void shouldSayWhatAFeedNeeds() {
        assertThat(errors(Map.of("feed", "sirene")).get("accounts")).contains("expected true");
        assertThat(errors(Map.of("feed", "edgar-8k"))).containsOnlyKeys("url", "user.agent");
        assertThat(errors(Map.of("feed", "g2", "url", "https://g2.example/list", "allowed.hosts", "g2.example")))
                .hasEntrySatisfying("url", message -> assertThat(message).contains("{day}"));
        assertThat(errors(Map.of("feed", "ted", "url", "http://api.ted.europa.eu/")))
                .hasEntrySatisfying("url", message -> assertThat(message).contains("https", "allow.http"));
        assertThat(errors(Map.of("feed", "ted", "url", "https://elsewhere.example/")))
                .hasEntrySatisfying(
                        "allowed.hosts", message -> assertThat(message).contains("elsewhere.example"));
        assertThat(errors(Map.of("feed", "ted", "overlap.days", "99")).get("overlap.days"))
                .contains("0 to 60");
        assertThat(errors(Map.of("feed", "ted", "requests.per.minute", "many"))).containsKey("requests.per.minute");
        assertThat(errors(Map.of("feed", "ted", "wildcatch.topic.prefix", "a b"))
                        .get("wildcatch.topic.prefix"))
                .contains("expected letters");
    }

    @Test
    void shouldNotQuoteCredentialsThatCanNotBeSent() {
        assertThat(errors(Map.of("feed", "ted", "api.credentials", "Bearer top\nsecret"))
                        .get("api.credentials"))
                .contains("expected what may stand in a header")
                .doesNotContain("secret");
    }

    @Test
    void shouldCommitOffsetsWithRecords() {
        OpenDataSourceConnector connector = new OpenDataSourceConnector();
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.version()).isNotBlank();
        connector.start(Map.of("feed", "ted"));
        assertThat(connector.taskConfigs(8)).hasSize(1);
    }

    /** Messages by option. */
    private static Map<String, String> errors(Map<String, String> options) {
        Map<String, String> given = new HashMap<>(options);
        given.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        given.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        given.put("schema.registry.url", "http://127.0.0.1:9091");
        Map<String, String> errors = new HashMap<>();
        for (ConfigValue value : new OpenDataSourceConnector().validate(given).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), String.join("; ", value.errorMessages()));
            }
        }
        return errors;
    }
}

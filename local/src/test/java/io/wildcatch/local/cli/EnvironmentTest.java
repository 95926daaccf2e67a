package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WILDCATCH_BOOTSTRAP_SERVERS, bootstrap.servers",
        "WILDCATCH_SCHEMA_REGISTRY_URL, schema.registry.url",
        "WILDCATCH_SASL_JAAS_CONFIG, sasl.jaas.config",
        "WILDCATCH_CONSUMER_SESSION_TIMEOUT_MS, consumer.session.timeout.ms",
        "WILDCATCH_TOPIC_PREFIX, wildcatch.topic.prefix",
        "WILDCATCH_POLICY_FILE, wildcatch.policy.file",
        "WILDCATCH_SCHEMA_REGISTRY_RETRY_MS, wildcatch.schema.registry.retry.ms",
        "WILDCATCH_TOKEN, wildcatch.token",
        "WILDCATCH_INTAKE_TRANSACTIONAL_ID, wildcatch.intake.transactional.id",
        "WILDCATCH_OTLP_ALLOW_HTTP, wildcatch.otlp.allow.http",
        "WILDCATCH_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE, sasl.oauthbearer.assertion.private.key.file"
    })
    void shouldTurnAVariableIntoTheSettingOfItsName(String variable, String setting) {
        assertThat(Environment.settings(Map.of(variable, " x "))).containsExactly(Map.entry(setting, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "HOME",
        "BOOTSTRAP_SERVERS",
        "WILDCATCH_OPTS",
        "WILDCATCH_DEBUG",
        "WILDCATCH_CONFIG",
        "WILDCATCH_CONNECT_KEY"
    })
    void shouldLeaveOtherVariablesAlone(String variable) {
        assertThat(Environment.settings(Map.of(variable, "x"))).isEmpty();
    }

    @Test
    void shouldTakeAnEmptyVariableForNone() {
        assertThat(Environment.settings(Map.of("WILDCATCH_TOKEN", " "))).isEmpty();
    }

    @Test
    void shouldReadASecretFromTheFileThatAVariableNames() throws Exception {
        Path file = Files.writeString(folder.resolve("jaas"), "module required;\n");

        assertThat(Environment.settings(Map.of("WILDCATCH_SASL_JAAS_CONFIG_FILE", file.toString())))
                .containsExactly(Map.entry("sasl.jaas.config", "module required;"));
    }

    @Test
    void shouldSayWhichFileOfASecretIsMissing() {
        Map<String, String> variables = Map.of("WILDCATCH_TOKEN_FILE", "/none/token");

        assertThatThrownBy(() -> Environment.settings(variables))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("/none/token");
    }
}

package io.wildcatch.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    /** Values that come from a config provider, for example {@code ${file:/secrets/webhook.properties:secret}}. */
    private static final Pattern PROVIDED = Pattern.compile("\\$\\{\\w+:(?:[^:}]*/)?([^:/}]*):?([^}]*)}");

    static Stream<String> examples() throws IOException {
        return all().configurations().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeAConfigurationThatTheConnectorTakes(String example) throws Exception {
        Map<String, String> config = resolved(all().config(example));
        Connector connector = (Connector) made(config.get("connector.class"));

        for (ConfigValue value : connector.validate(config).configValues()) {
            assertThat(value.errorMessages()).as(value.name()).isEmpty();
        }
        checkConverter(config, "key.converter");
        checkConverter(config, "value.converter");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldHoldNoOptionThatNobodyKnows(String example) throws Exception {
        Map<String, String> config = all().config(example);
        Connector connector = (Connector) made(config.get("connector.class"));
        Map<String, Object> known = new HashMap<>(connector.config().configKeys());
        known.putAll(
                connector instanceof SinkConnector
                        ? SinkConnectorConfig.configDef().configKeys()
                        : SourceConnectorConfig.configDef().configKeys());

        assertThat(config.keySet())
                .filteredOn(key -> !key.matches("(key|value|header)\\.converter\\..*|transforms\\..*|predicates\\..*"))
                .allMatch(known::containsKey);
    }

    private static void checkConverter(Map<String, String> config, String property) throws Exception {
        if (!config.containsKey(property)) {
            return;
        }
        Converter converter = (Converter) made(config.get(property));
        Map<String, String> own = new HashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(property + ".")) {
                own.put(key.substring(property.length() + 1), value);
            }
        });
        if (converter.getClass().getName().startsWith("io.wildcatch.")) {
            assertThat(converter.config().configKeys().keySet()).containsAll(own.keySet());
        }
        own.put(ConverterConfig.TYPE_CONFIG, "value"); // Connect adds it
        for (ConfigValue value : converter.config().validate(own)) {
            assertThat(value.errorMessages()).as(property + "." + value.name()).isEmpty();
        }
    }

    private static Object made(String type) throws ReflectiveOperationException {
        return PluginKind.instance(Class.forName(type));
    }

    /** With what stands in the test's own secrets, so that checks of their form hold too. */
    private static Map<String, String> resolved(Map<String, String> config) {
        Map<String, String> values = new HashMap<>();
        config.forEach((key, value) ->
                values.put(key, PROVIDED.matcher(value).replaceAll(match -> secret(match.group(1), match.group(2)))));
        return values;
    }

    private static String secret(String file, String key) {
        Properties secrets = new Properties();
        try (InputStream content = ExamplesTest.class.getResourceAsStream("/secrets/" + file)) {
            if (content != null) {
                secrets.load(content);
            }
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
        return secrets.getProperty(key, "a-secret");
    }

    private static Examples all() throws IOException {
        return Examples.in(Build.MODULE.resolve("../connectors/examples"));
    }
}

package io.wildcatch.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that users start from. */
class ExamplesTest {

    static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of(Files.exists(Path.of("examples")) ? "examples" : "connectors/examples"))) {
            return files.filter(ExamplesTest::isOfASource).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeAccepted(Path file) throws Exception {
        Map<String, String> config = new HashMap<>();
        new ObjectMapper()
                .readTree(file.toFile())
                .get("config")
                .properties()
                .forEach(option -> config.put(option.getKey(), option.getValue().asText()));
        SourceConnector connector = (SourceConnector) Class.forName(config.get("connector.class"))
                .getDeclaredConstructor()
                .newInstance();
        List<ConfigValue> values = connector.validate(config).configValues();
        assertThat(values)
                .allSatisfy(value ->
                        assertThat(value.errorMessages()).as(value.name()).isEmpty());
        assertThat(config.keySet())
                .allMatch(option -> option.matches("connector.class|tasks.max|key.converter|value.converter")
                        || connector.config().names().contains(option));
    }

    private static boolean isOfASource(Path file) {
        try {
            JsonNode connector = new ObjectMapper().readTree(file.toFile()).at("/config/connector.class");
            return connector.asText().matches(".*\\.(files|opendata)\\..*Source.*");
        } catch (IOException e) {
            return false;
        }
    }
}

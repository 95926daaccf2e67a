package io.wildcatch.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path PUBLISHED = Build.MODULE.resolve("../docs/connectors-reference.md");
    private static final Path CURRENT = Build.MODULE.resolve("target/connectors-reference.md");

    @Test
    void shouldPublishTheOptionsThatTheConnectorsHave() throws IOException {
        Files.writeString(CURRENT, Reference.ofAll());

        assertThat(PUBLISHED)
                .as("stale; if the change is meant: cp plugins/target/connectors-reference.md docs/")
                .hasSameTextualContentAs(CURRENT);
    }

    @Test
    void shouldSayWhatEachOptionMeans() {
        Stream.of(PluginKind.values())
                .flatMap(PluginKind::plugins)
                .flatMap(plugin -> PluginKind.options(plugin).configKeys().values().stream())
                .forEach(key -> assertThat(key.documentation).as(key.name).isNotBlank());
    }
}

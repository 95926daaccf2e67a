package io.wildcatch.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginZipsTest {

    @TempDir
    static Path folder;

    private static List<Path> zips;

    @BeforeAll
    static void build() throws IOException {
        zips = Build.zips(folder);
    }

    @Test
    void shouldPackEveryPluginIntoExactlyOneZip() throws IOException {
        List<String> packed = PluginZip.read(Build.MODULE.resolve("plugins.json")).stream()
                .flatMap(zip -> zip.plugins().stream())
                .toList();

        assertThat(packed)
                .as("plugins.json against META-INF/services of the module connectors")
                .containsExactlyInAnyOrderElementsOf(Stream.of(PluginKind.values())
                        .flatMap(PluginKind::plugins)
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void shouldHaveTheLayoutThatInstallersKnow() throws IOException {
        Path zip = zip("webhook");
        String top = "wildcatch-webhook-" + Version.current() + "/";

        assertThat(Build.names(zip))
                .allMatch(name -> name.startsWith(top))
                .contains(
                        top + "manifest.json", top + "doc/LICENSE", top + "doc/reference.md", top + "etc/webhook.json");
        JsonNode manifest = json(zip, top + "manifest.json");
        assertThat(manifest.path("name").asText()).isEqualTo("webhook");
        assertThat(manifest.path("version").asText()).isEqualTo(Version.current());
        assertThat(manifest.path("owner").path("username").asText()).isEqualTo("wildcatch");
        assertThat(manifest.path("component_types")).hasToString("[\"sink\"]");
    }

    @Test
    void shouldLeaveOutWhatAWorkerBrings() throws IOException {
        for (Path zip : zips) {
            assertThat(Build.names(zip))
                    .filteredOn(name -> name.contains("/lib/"))
                    .anyMatch(name -> name.contains("/avro-"))
                    .noneMatch(
                            name -> name.matches(
                                    ".*/(kafka-clients|connect-api|connect-runtime|slf4j-api|zstd-jni|lz4-java|snappy-java|logback).*"));
        }
    }

    @Test
    void shouldBeTheSameBytesWheneverItIsBuilt(@TempDir Path again) throws IOException {
        for (Path rebuilt : Build.zips(again)) {
            assertThat(rebuilt).hasSameBinaryContentAs(folder.resolve(rebuilt.getFileName()));
        }
    }

    @Test
    void shouldHoldAnExampleForEveryZip() throws IOException {
        for (Path zip : zips) {
            assertThat(Build.names(zip))
                    .as("examples in %s: add one to connectors/examples", zip.getFileName())
                    .anyMatch(name -> name.contains("/etc/"));
        }
    }

    private static Path zip(String name) {
        return folder.resolve("wildcatch-%s-%s.zip".formatted(name, Version.current()));
    }

    private static JsonNode json(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream content = file.getInputStream(file.getEntry(name))) {
            return new ObjectMapper().readTree(content);
        }
    }
}

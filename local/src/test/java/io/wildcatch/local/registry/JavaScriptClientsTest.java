package io.wildcatch.local.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JavaScript clients of Confluent and kafkajs against this registry. They come from npm: where a variable names the
 * folder they were installed in, they run.
 */
class JavaScriptClientsTest {

    private static final String FOLDER = "WILDCATCH_NPM_CLIENTS";

    @TempDir
    Path data;

    @Test
    void shouldServeBothClientsAndLetThemReadEachOther() throws Exception {
        String folder = System.getenv().getOrDefault(FOLDER, "");
        assumeThat(Files.isDirectory(Path.of(folder, "node_modules", "@confluentinc", "schemaregistry")))
                .as("%s names no folder in which npm has installed them; see docs/interoperability.md", FOLDER)
                .isTrue();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
                RegistryServer registry =
                        RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0))) {
            Path said = data.resolve("said");
            Process node = new ProcessBuilder(
                            "node",
                            Path.of("src/test/js/registry-clients.mjs")
                                    .toAbsolutePath()
                                    .toString(),
                            registry.uri().toString())
                    .directory(Path.of(folder).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();

            assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();

            assertThat(Files.readString(said, UTF_8)).contains("same bytes").doesNotContain("FAIL");
            assertThat(node.exitValue()).isZero();
        }
    }
}

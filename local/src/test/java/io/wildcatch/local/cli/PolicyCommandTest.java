package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies are published to a real broker; one long story, since each start costs seconds. */
class PolicyCommandTest {

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private RegistryServer registry;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldPublishAPolicyAndShowIt() throws IOException {
        Path file = file("version: q1\nscoring:\n  floor: 0.7\n");
        assertThat(wildcatch("policy", "apply", file.toString()))
                .satisfies(before -> assertThat(before.exitCode()).isEqualTo(1))
                .satisfies(before -> assertThat(before.err()).contains("wildcatch topics apply"));
        assertThat(wildcatch("topics", "apply").exitCode()).isZero();
        assertThat(wildcatch("schemas", "apply").exitCode()).isZero();
        assertThat(wildcatch("policy", "show"))
                .satisfies(none -> assertThat(none.exitCode()).isEqualTo(1))
                .satisfies(none -> assertThat(none.err().lines())
                        .singleElement()
                        .asString()
                        .contains("no policy"));

        assertThat(apply(file)).endsWith("published, version from none to q1");
        assertThat(apply(file)).endsWith("version q1 is published already");
        assertThat(apply(file("version: q2\n"))).endsWith("published, version from q1 to q2");
        assertThat(apply(file("version: q2\nstrictSources: true\n"))).contains("can't be told apart");

        Console broken = wildcatch(
                "policy", "apply", file("version: q3\nscoring:\n  flor: 1\n").toString());
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("policy.yaml, line 3: scoring.flor: there is no such rule");
        assertThat(wildcatch("policy", "show").out())
                .matches("(?s)# version q2, published \\S+Z\\R.*")
                .endsWith("version: q2\nstrictSources: true\n");
    }

    private String apply(Path file) {
        Console console = wildcatch("policy", "apply", file.toString());
        assertThat(console.exitCode()).as(console.err()).isZero();
        return console.out().strip();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }

    private Console wildcatch(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = broker.bootstrapServers();
        return arguments[0].equals("topics") ? Console.run(all) : Console.run(with(all));
    }

    private String[] with(String[] arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--registry";
        all[arguments.length + 1] = registry.uri().toString();
        return all;
    }
}

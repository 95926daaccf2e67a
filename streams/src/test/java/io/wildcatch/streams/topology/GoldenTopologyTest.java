package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/**
 * Names of stores and nodes name changelogs and repartition topics: a change here orphans the state of every deployment.
 * When the change is meant, copy target/golden-topology.txt over the one in the test's resources, and say in the
 * CHANGELOG what to reset.
 */
class GoldenTopologyTest {

    @Test
    void shouldLookAsItDidInTheLastRelease() throws IOException {
        String description = Pipeline.build(wiring()).describe().toString();

        Files.writeString(Path.of("target", "golden-topology.txt"), description.strip() + "\n");
        assertThat(description).doesNotContain("KSTREAM-", "KTABLE-");
        assertThat(description.strip()).isEqualTo(golden());
    }

    @Test
    void shouldReadTogetherWhatIsPartitionedAlike() {
        Set<String> together = Pipeline.build(wiring()).describe().subtopologies().stream()
                .filter(part ->
                        part.nodes().stream().anyMatch(node -> node.name().equals(Names.COLLAPSE)))
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .collect(Collectors.toSet());

        assertThat(Topics.withDefaultPrefix().copartitioned())
                .extracting(Topic::name)
                .containsExactlyInAnyOrderElementsOf(together);
    }

    private static String golden() throws IOException {
        try (InputStream in = GoldenTopologyTest.class.getResourceAsStream("golden-topology.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Wiring wiring() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        return new Wiring(
                Topics.withDefaultPrefix(),
                PolicyInForce.always(Policy.defaults()),
                new Wiring.SerdeMaker() {
                    @Override
                    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                        return new AvroSerde<>(type, registry, true);
                    }
                },
                Keeping.DURABLE,
                (fate, source, id, home, event) -> {},
                new Wiring.Cache());
    }
}

package io.wildcatch.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that Kafka doesn't show all of its topics. */
class HiddenTopicsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir
    Path data;

    @Test
    void shouldNotBeReadyAndSayWhichTopicItCannotSee() throws Exception {
        String people = TOPICS.people().name();
        String decisions = TOPICS.decisions().name();
        List<AclBinding> all = Rights.of(Party.of(Role.CONSOLE, GuardedCluster.principal(Role.CONSOLE)), TOPICS);
        List<AclBinding> ofPeople = all.stream()
                .filter(right -> right.pattern().name().equals(people))
                .toList();
        try (GuardedCluster cluster = new GuardedCluster(data)) {
            cluster.master()
                    .createTopics(List.of(new NewTopic(people, 1, (short) 1), new NewTopic(decisions, 1, (short) 1)))
                    .all()
                    .get();
            cluster.grant(
                    all.stream().filter(right -> !ofPeople.contains(right)).toList());
            try (ConsoleServer console = console(cluster)) {
                URI ready = console.uri().resolve("/readyz");
                await().atMost(PATIENCE).until(() -> Web.get(ready).path("cannotSee"), hidden -> !hidden.isEmpty());
                await().atMost(PATIENCE).until(console::caughtUp);

                JsonNode said = Web.get(ready);
                assertThat(said.path("ready").asBoolean()).isFalse();
                assertThat(said.path("waitingFor")).extracting(JsonNode::asText).containsExactly("console");
                assertThat(said.path("cannotSee"))
                        .as("not those that aren't there")
                        .extracting(JsonNode::asText)
                        .containsExactly(people);

                assertThat(console.faults()).singleElement().asString().contains(people);

                cluster.grant(ofPeople);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Web.get(ready).toString())
                                .isEqualTo("{\"ready\":true,\"waitingFor\":[],\"cannotSee\":[]}"));
                assertThat(console.faults()).isEmpty();
            }
        }
    }

    private static ConsoleServer console(GuardedCluster cluster) throws Exception {
        return ConsoleServer.start(
                ConsoleConfig.builder(cluster.bootstrap(), new InMemorySchemaRegistry(), Meters.scraped())
                        .clientProperties(cluster.login(Role.CONSOLE))
                        .build());
    }
}

package io.wildcatch.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.hubspot.Property;
import io.wildcatch.local.connectors.OpportunityTopic;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each part at work on a cluster that allows it nothing but its rights, under a user of its own: they suffice. Then again
 * without one of them, for each of them: none can be spared. In order, since each finds what those before it left: topics,
 * then signals, then decisions.
 *
 * <p>The topologies, a worker and the console have many rights and take minutes; without {@code -Dwildcatch.rights=all}
 * theirs are shown to suffice, and no more.
 */
@TestMethodOrder(OrderAnnotation.class)
class RightsTest {

    private static final boolean ALL =
            System.getProperty("wildcatch.rights", "").equals("all");
    private static final Path DOCUMENTED = Path.of("../docs/rights.md");

    @TempDir
    static Path data;

    private static final List<Story> STORIES = new ArrayList<>();
    private static GuardedCluster cluster;
    private static Sweep sweep;
    private static RegistryServer registry;
    private static HttpSchemaRegistry schemas;

    @BeforeAll
    static void start() {
        cluster = new GuardedCluster(data.resolve("kafka"));
        sweep = new Sweep(cluster, removal -> System.out.println(removal.row()));
    }

    @AfterAll
    static void stop() {
        schemas.close();
        registry.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void shouldMissEachRightOfAProvisioner() throws Exception {
        Story provisioner = clients().provisioner();
        sweep(provisioner);
        sweep.suffice(provisioner);
    }

    @Test
    @Order(2)
    void shouldMissEachRightOfASender() throws Exception {
        Story sender = clients().sender();
        sweep(sender);
        sweep.suffice(sender);
    }

    /** On its own topic, on which the registry of the others starts after it. */
    @Test
    @Order(3)
    void shouldMissEachRightOfTheRegistry() throws Exception {
        sweep(servers().registry());
        registry = RegistryServer.start(RegistryServerConfig.local(masters(), 0));
        schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
    }

    @Test
    @Order(4)
    void shouldMissEachRightOfAPublisherOfPolicies() throws Exception {
        sweep(clients().policy(registry.uri()));
    }

    @Test
    @Order(5)
    void shouldMissEachRightOfTheIntake() throws Exception {
        sweep(servers().intake(schemas));
    }

    @Test
    @Order(6)
    void shouldMissEachRightOfTheTopologies() throws Exception {
        Map<String, String> settings = new HashMap<>(cluster.masterLogin());
        settings.put("schema.registry.url", registry.uri().toString());
        new SmallMarket(settings).open(schemas);
        sweepIfAll(new StreamsStory(cluster, registry.uri(), data));
    }

    @Test
    @Order(7)
    void shouldMissEachRightOfAReader() throws Exception {
        sweep(clients().reader());
    }

    @Test
    @Order(8)
    void shouldMissEachRightOfTheConsole() throws Exception {
        sweepIfAll(servers().console(schemas));
    }

    @Test
    @Order(9)
    void shouldMissEachRightOfAWorker() throws Exception {
        sweepIfAll(connect().worker());
    }

    @Test
    @Order(10)
    void shouldMissEachRightOfConnectors() throws Exception {
        cluster.grant(Story.rights(Party.of(Role.CONNECT, GuardedCluster.principal(Role.CONNECT))));
        try (OpportunityTopic opportunities = OpportunityTopic.ofUp(masters(), registry.uri());
                FakeHubSpot hubSpot = FakeHubSpot.start();
                Worker worker = new Worker(cluster, data)) {
            opportunities.writeGarbage("a-x");
            opportunities.write(0, 1);
            Stream.of("account_id", "offering", "seller", "rivals", "disposition")
                    .forEach(name -> hubSpot.define("deals", Property.text("wildcatch_" + name)));
            sweep(connect().source(worker));
            sweep(connect().verdicts(worker, hubSpot));
            sweep(connect().sink(worker));
        }
    }

    /** What was tried now is documented with its outcome; the rest with what is tried. */
    @Test
    @Order(11)
    void shouldDocumentWhatEachRightIsFor() throws Exception {
        List<Removal> documented;
        try (Stream<String> lines = Files.lines(DOCUMENTED)) {
            documented = Removal.in(lines);
        }
        List<Removal> known = STORIES.stream()
                .flatMap(story -> known(story, documented).stream())
                .toList();
        Files.write(
                Path.of("target", "rights.md"), known.stream().map(Removal::row).toList());

        assertThat(documented)
                .as("the table of " + DOCUMENTED
                        + "; with -Dwildcatch.rights=all target/rights.md is what it should be")
                .containsExactlyElementsOf(known);
        assertThat(STORIES).extracting(story -> story.usual().role()).contains(Role.values());
    }

    @Test
    @Order(12)
    void shouldAskForAPrincipalAsKafkaNamesIt() {
        assertThatThrownBy(() -> Party.of(Role.STREAMS, "worker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("User:");
    }

    private static List<Removal> known(Story story, List<Removal> documented) {
        Role role = story.usual().role();
        List<Removal> tried = sweep.removals().get(role);
        if (tried != null) {
            return tried;
        }
        List<String> errors = documented.stream()
                .filter(removal -> removal.role() == role)
                .map(Removal::error)
                .toList();
        List<Removal> untried = new ArrayList<>();
        Story.rights(story.usual())
                .forEach(right -> untried.add(new Removal(
                        role,
                        Removal.text(right),
                        story.name(),
                        untried.size() < errors.size() ? errors.get(untried.size()) : "not tried yet")));
        return untried;
    }

    private static void sweepIfAll(Story story) throws Exception {
        if (ALL) {
            sweep(story);
        } else {
            STORIES.add(story);
            sweep.suffice(story);
        }
    }

    private static void sweep(Story story) throws Exception {
        STORIES.add(story);
        sweep.suffice(story);
        sweep.removeEach(story);
    }

    private static ClientStories clients() {
        return new ClientStories(cluster, data);
    }

    private static ServerStories servers() {
        return new ServerStories(cluster);
    }

    private static ConnectStories connect() {
        return new ConnectStories(cluster, registry.uri(), data);
    }

    private static String masters() {
        return cluster.masterLogin().getOrDefault("bootstrap.servers", "");
    }
}

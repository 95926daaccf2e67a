package io.wildcatch.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the topologies share the work; one is restarted. */
class NamedMembersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 2;

    @TempDir
    Path folder;

    private final MeterRegistry firstMeters = new SimpleMeterRegistry();
    private EmbeddedBroker broker;
    private RegistryServer registry;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicAdmin provisioner = new TopicAdmin(admin);
            provisioner.apply(
                    provisioner.plan(TopicSpec.all(Topics.withDefaultPrefix(), PARTITIONS)), Optional.empty());
        }
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldLeaveTheOthersAloneWhenOneWithANameComesBackInTime() {
        Map<String, String> name = Map.of("consumer.group.instance.id", "first");
        Map<String, String> other = Map.of("consumer.group.instance.id", "second");

        try (WildcatchStreams first = start("first", name, firstMeters)) {
            assertThat(rebalancesWhenTheOtherIsRestarted(first, other)).isZero();
        }
    }

    @Test
    void shouldShareTheWorkAnewWhenOneWithoutANameComesBack() {
        try (WildcatchStreams first = start("first", Map.of(), firstMeters)) {
            assertThat(rebalancesWhenTheOtherIsRestarted(first, Map.of())).isPositive();
        }
    }

    /** How often the first one had to share the work anew, from before the other one ends until it works again. */
    private double rebalancesWhenTheOtherIsRestarted(WildcatchStreams first, Map<String, String> settings) {
        await().atMost(PATIENCE).until(first::isReady);
        double alone = rebalances(firstMeters);
        MeterRegistry meters = new SimpleMeterRegistry();
        WildcatchStreams second = start("second", settings, meters);
        // Each sharing from when the second one came is one of both; before the last, the second one has nothing.
        await().atMost(PATIENCE)
                .until(() -> isAtWork(second, meters) && rebalances(firstMeters) - alone == rebalances(meters));
        double before = rebalances(firstMeters);
        second.close();
        MeterRegistry again = new SimpleMeterRegistry();
        try (WildcatchStreams back = start("second", settings, again)) {
            await().atMost(PATIENCE).until(() -> isAtWork(back, again) && first.isReady());
            return rebalances(firstMeters) - before;
        }
    }

    private static boolean isAtWork(WildcatchStreams streams, MeterRegistry meters) {
        return streams.isReady() && sum(meters, "kafka.consumer.coordinator.assigned.partitions") > 0;
    }

    private static double rebalances(MeterRegistry meters) {
        return sum(meters, "kafka.consumer.coordinator.rebalance.total");
    }

    private static double sum(MeterRegistry meters, String name) {
        return meters.find(name).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    private WildcatchStreams start(String state, Map<String, String> more, MeterRegistry meters) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("schema.registry.url", registry.uri().toString());
        settings.put("state.dir", folder.resolve(state).toString());
        settings.put("num.stream.threads", "1");
        settings.put("consumer.session.timeout.ms", "120000");
        return WildcatchStreams.start(new StreamsSettings(settings), meters);
    }
}

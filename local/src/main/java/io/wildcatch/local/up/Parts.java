package io.wildcatch.local.up;

import io.micrometer.core.instrument.MeterRegistry;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.event.Decision;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.connect.AvroValues;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.console.PartHealth;
import io.wildcatch.local.market.DemoConfig;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.local.up.Part.Stage;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts one part each. */
final class Parts {

    static final String APPLICATION = "wildcatch";
    private static final String REMOTE_USER = "wildcatch";

    private Parts() {}

    static BrokerConfig brokerConfig(UpConfig config) {
        Optional<RemoteListener> remote = config.isOpen()
                ? config.token()
                        .map(token -> new RemoteListener(
                                config.listen(), config.ports().remoteKafka(), config.advertise(), REMOTE_USER, token))
                : Optional.empty();
        return new BrokerConfig(
                config.data().resolve("kafka"), config.ports().kafka(), BrokerConfig.LOOPBACK, remote, Map.of());
    }

    static Part broker(UpConfig config, EmbeddedBroker broker) {
        String address = broker.bootstrapServers();
        String remote = config.isOpen()
                ? ", from outside " + config.advertise() + ":" + config.ports().remoteKafka() + " (SASL PLAIN, user "
                        + REMOTE_USER + ", password: the token)"
                : "";
        return Part.of("Kafka", address + remote, Stage.BROKER, broker::isHealthy, broker::close);
    }

    static Part registry(Site site) {
        UpConfig config = site.config();
        RegistryServer server = RegistryServer.start(new RegistryServerConfig(
                site.bootstrap(), config.listen(), config.ports().registry(), config.token()));
        return Part.readyAtOnce("schema registry", server.uri().toString(), Stage.REGISTRY, server::close);
    }

    static Part connect(Site site) {
        UpConfig config = site.config();
        ConnectWorker worker = ConnectWorker.start(new ConnectConfig(
                site.bootstrap(),
                config.listen(),
                config.ports().connect(),
                List.of(config.data().resolve("plugins")),
                config.data().resolve("secrets"),
                config.token(),
                AvroValues.of(site.settings())));
        return Part.of("Kafka Connect", worker.uri().toString(), Stage.WORK, worker::isReady, worker::close);
    }

    static Part streams(Site site, MeterRegistry meters) {
        Map<String, String> settings = new HashMap<>(site.settings());
        settings.put("application.id", APPLICATION);
        settings.put("state.dir", site.config().data().resolve("streams").toString());
        // The tables are read partition by partition at the start, and each waits for the fetch before it.
        settings.put("global.consumer.fetch.max.wait.ms", "50");
        site.config()
                .home()
                .map(home -> home.resolve(Home.POLICY))
                .filter(Files::exists)
                .ifPresent(policy -> settings.put(StreamsSettings.POLICY_FILE, policy.toString()));
        WildcatchStreams streams = WildcatchStreams.start(new StreamsSettings(settings), meters);
        return Part.of("topologies", "", Stage.WORK, streams::isReady, streams::close);
    }

    static Part intake(Site site, MeterRegistry meters) throws IOException {
        HttpSchemaRegistry registry = site.registry();
        IntakeServer server = IntakeServer.start(IntakeConfig.builder(site.bootstrap(), registry)
                .topics(site.topics())
                .endpoint(site.endpoint(site.config().ports().intake()))
                .hmacSecret(site.config().intakeSecret().orElse(null))
                .build());
        IntakeMeters.bind(meters, server);
        Supplier<List<String>> faults = () -> server.problem().stream().toList();
        return new Part("intake", server.signalsUri().toString(), Stage.DOOR, faults, () -> {
            server.close();
            registry.close();
        });
    }

    /** @param content what was read of it */
    static Part home(Site site, Home home, List<Home.Content<?>> content) {
        Published kept = Published.of(site.config().data(), home.folder());
        HomePublisher publisher = HomePublisher.start(home, content, kept, new ReferenceWriter(site.settings()));
        return Part.readyAtOnce("reference data", home.folder().toString(), Stage.DOOR, publisher::close);
    }

    /**
     * @param health how the other parts are
     * @param decided hears each new decision
     */
    static Part console(Site site, Meters meters, Supplier<List<PartHealth>> health, Consumer<Decision> decided)
            throws IOException {
        HttpSchemaRegistry registry = site.registry();
        ConsoleServer server = ConsoleServer.start(ConsoleConfig.builder(site.bootstrap(), registry, meters)
                .topics(site.topics())
                .endpoint(site.endpoint(site.config().ports().console()))
                .parts(health)
                .decided(decided)
                .build());
        return Part.of("console", server.uri().toString(), Stage.DOOR, server::caughtUp, () -> {
            server.close();
            registry.close();
        });
    }

    static Part demo(Site site) {
        UpConfig config = site.config();
        URI intake =
                URI.create("http://" + config.reachable() + ":" + config.ports().intake());
        DemoConfig demo =
                DemoConfig.of(intake, config.token().map(Secret::of), config.intakeSecret(), InstantSource.system());
        return DemoPart.start(demo, site.topics(), site.settings());
    }
}

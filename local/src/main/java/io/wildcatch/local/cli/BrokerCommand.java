package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.up.Part;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch broker}. */
@Command(
        name = "broker",
        description = "Runs one Kafka broker that is its own controller: for development and small deployments.",
        footer = {
            "",
            "On loopback it asks for nothing. Beyond, clients need SASL/PLAIN (security.protocol=SASL_PLAINTEXT), user",
            "wildcatch, the token as password. Each name under which clients reach it has a port of its own.",
            "",
            "Example:",
            "  wildcatch broker --data /var/lib/wildcatch",
            "  wildcatch broker --listen 0.0.0.0:9092 --advertise kafka:9092,127.0.0.1:29092 --token-file token"
        },
        mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {

    /** Key of the names under which clients reach it. */
    static final String ADVERTISE = "wildcatch.advertise";

    /** The one user name that is let in. */
    static final String USER = "wildcatch";

    private static final int PORT = 9092;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Mixin
    private PartOptions part;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the log is kept (default: the setting wildcatch.data, else .wildcatch).")
    private @Nullable Path data;

    @Option(
            names = "--advertise",
            paramLabel = "NAME:PORT",
            description = "What clients on other machines reach it by; several with commas, each with another port"
                    + " (default: the name of this machine).")
    private @Nullable String advertise;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = options.settings();
        BrokerConfig config = config(settings);
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            EmbeddedBroker broker = EmbeddedBroker.start(config);
            broker.fault()
                    .thenAccept(cause ->
                            fault.accept(new IllegalStateException("Kafka failed: " + cause.getMessage(), cause)));
            return Part.working("Kafka", address(config, broker), broker::isHealthy, broker::close);
        });
    }

    private BrokerConfig config(Map<String, String> settings) {
        Endpoint endpoint = part.endpoint(settings, PORT);
        Path folder = data == null ? Path.of(settings.getOrDefault(PartOptions.DATA, PartOptions.DEFAULT_DATA)) : data;
        Optional<String> names = HealthOptions.choice(advertise, settings, ADVERTISE);
        Secret token = endpoint.token();
        if (endpoint.isLoopback() || token == null) {
            return BrokerConfig.local(folder.resolve("kafka"), endpoint.port());
        }
        String password = new String(token.bytes(), StandardCharsets.UTF_8);
        List<RemoteListener> doors = names(names, endpoint).stream()
                .map(name -> new RemoteListener(endpoint.host(), name.port(), name.host(), USER, password))
                .toList();
        return new BrokerConfig(folder.resolve("kafka"), 0, BrokerConfig.LOOPBACK, doors, Map.of());
    }

    private static List<HostPort> names(Optional<String> given, Endpoint endpoint) {
        if (given.isEmpty()) {
            return List.of(new HostPort(hostName(), endpoint.port()));
        }
        return Stream.of(given.get().split(",", -1))
                .map(name -> HostPort.parse(name.strip(), ADVERTISE))
                .toList();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new InputException("this machine doesn't know its name: give one with --advertise", e);
        }
    }

    private static String address(BrokerConfig config, EmbeddedBroker broker) {
        return config.remotes().isEmpty()
                ? broker.bootstrapServers()
                : String.join(
                        ", ",
                        config.remotes().stream()
                                .map(door -> door.advertisedHost() + ":" + door.port())
                                .toList());
    }
}

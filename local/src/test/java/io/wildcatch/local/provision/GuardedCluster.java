package io.wildcatch.local.provision;

import static org.awaitility.Awaitility.await;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker that allows nobody anything but what was granted. Each role logs in with a user and password of its own;
 * whoever comes in by loopback without a name is its master.
 */
final class GuardedCluster implements AutoCloseable {

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private final EmbeddedBroker broker;
    private final Admin master;

    GuardedCluster(Path data) {
        String users = Arrays.stream(Role.values())
                .map(GuardedCluster::user)
                .map(user -> " user_" + user + "=\"secret-of-" + user + "\"")
                .collect(Collectors.joining());
        broker = EmbeddedBroker.start(new BrokerConfig(
                data,
                0,
                BrokerConfig.LOOPBACK,
                Optional.of(new RemoteListener("127.0.0.1", 0, "127.0.0.1", "nobody", "nothing")),
                Map.of(
                        "authorizer.class.name",
                        Witness.class.getName(),
                        "group.min.session.timeout.ms",
                        "1000",
                        "super.users",
                        "User:ANONYMOUS",
                        "listener.name.remote.plain.sasl.jaas.config",
                        PLAIN + users + ";")));
        master = Admin.create(Map.copyOf(masterLogin()));
    }

    /** Connectors log in as their worker does. */
    static String user(Role role) {
        return switch (role) {
            case SOURCE, VERDICTS, SINK -> user(Role.CONNECT);
            default -> role.name().toLowerCase(Locale.ROOT);
        };
    }

    static String principal(Role role) {
        return "User:" + user(role);
    }

    Admin master() {
        return master;
    }

    /** What a client of the master's needs. */
    Map<String, String> masterLogin() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Returns when broker and controller know. */
    void grant(List<AclBinding> rights) throws Exception {
        master.createAcls(rights).all().get();
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> Witness.know(rights, true));
    }

    /** Likewise. */
    void revoke(List<AclBinding> rights) throws Exception {
        master.deleteAcls(rights.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> Witness.know(rights, false));
    }

    /** Returns when they are gone. */
    void delete(String... topics) throws Exception {
        List<String> doomed = master.listTopics().names().get().stream()
                .filter(Arrays.asList(topics)::contains)
                .toList();
        master.deleteTopics(doomed).all().get();
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> master.listTopics().names().get().stream().noneMatch(doomed::contains));
    }

    String bootstrap() {
        return "127.0.0.1:" + broker.remotePort();
    }

    /** What a client needs to log in. */
    Map<String, String> login(Role role) {
        String user = user(role);
        return Map.of(
                "bootstrap.servers",
                bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + " username=\"" + user + "\" password=\"secret-of-" + user + "\";");
    }

    /** A client's settings, besides how to log in. */
    Map<String, Object> client(Role role, Map<String, String> further) {
        Map<String, Object> client = new HashMap<>(login(role));
        client.putAll(further);
        return client;
    }

    @Override
    public void close() {
        master.close();
        broker.close();
    }
}

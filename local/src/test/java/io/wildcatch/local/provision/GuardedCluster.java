package io.wildcatch.local.provision;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.nio.file.Path;
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
                        "super.users",
                        "User:ANONYMOUS",
                        "listener.name.remote.plain.sasl.jaas.config",
                        PLAIN + users + ";")));
        master = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static String user(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static String principal(Role role) {
        return "User:" + user(role);
    }

    String bootstrap() {
        return "127.0.0.1:" + broker.remotePort();
    }

    Admin master() {
        return master;
    }

    void grant(List<AclBinding> rights) throws Exception {
        master.createAcls(rights).all().get();
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

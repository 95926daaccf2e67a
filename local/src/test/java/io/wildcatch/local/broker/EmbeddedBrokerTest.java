package io.wildcatch.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path data;

    @Test
    void shouldKeepTopicsOverARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
                Admin admin = admin(broker.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("catch", 3, (short) 1)))
                    .all()
                    .get();
        }

        try (EmbeddedBroker again = EmbeddedBroker.start(BrokerConfig.local(data, 0));
                Admin admin = admin(again.bootstrapServers())) {
            assertThat(admin.listTopics().names().get()).contains("catch");
        }
    }

    @Test
    void shouldComeBackAfterAKill() throws Exception {
        Path crashed = data.resolve("crashed");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("live"), 0));
                Admin admin = admin(broker.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("catch", 3, (short) 1)))
                    .all()
                    .get();
            copy(data.resolve("live"), crashed);
        }

        try (EmbeddedBroker again = EmbeddedBroker.start(BrokerConfig.local(crashed, 0));
                Admin admin = admin(again.bootstrapServers())) {
            assertThat(admin.listTopics().names().get()).contains("catch");
        }
    }

    @Test
    void shouldRunTheNewTransactionProtocol() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
                Admin admin = admin(broker.bootstrapServers())) {
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();

            assertThat(features.get("transaction.version").maxVersionLevel()).isEqualTo((short) 2);
        }
    }

    @Test
    void shouldAskOtherMachinesForThePassword() throws Exception {
        RemoteListener remote = new RemoteListener("127.0.0.1", 0, "127.0.0.1", "wildcatch", "a \"quoted\" secret");
        BrokerConfig config = new BrokerConfig(data, 0, BrokerConfig.LOOPBACK, Optional.of(remote), Map.of());

        try (EmbeddedBroker broker = EmbeddedBroker.start(config);
                Admin admin = Admin.create(Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + broker.remotePort(),
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required"
                                + " username=\"wildcatch\" password=\"a \\\"quoted\\\" secret\";"))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(BrokerConfig.LOOPBACK))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerConfig.local(data, taken.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void shouldLetNobodyElseLookIntoWhatItKeeps() throws Exception {
        Path made = data.resolve("deep").resolve("made");

        try (DirectoryLock held = DirectoryLock.acquire(made)) {
            assertThat(held).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void shouldSayThatTheDirectoryIsInUse() {
        try (DirectoryLock held = DirectoryLock.acquire(data)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerConfig.local(data, 0)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void shouldSayThatTheDirectoryIsNoDirectory() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerConfig.local(file, 0)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("can't be written");
    }

    /** What a killed process leaves behind: the files as they are, without the marks of an orderly end. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (NoSuchFileException gone) {
                    // The broker runs on while it is copied, and renames its temporary files.
                    assertThat(Files.exists(file)).isFalse();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }
}

package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.cli.Console;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as companies have them: clients come with TLS and a password, and with a file that says so. */
class TlsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "changeit-changeit";

    /** What they said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static Map<String, String> settings;

    @BeforeAll
    static void startOnce() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Path trusted = folder.resolve("trusted.p12");
        makeKey(keys);
        trust(keys, trusted);
        broker = EmbeddedBroker.start(new BrokerConfig(
                folder.resolve("kafka"),
                0,
                BrokerConfig.LOOPBACK,
                Optional.of(new RemoteListener("127.0.0.1", 0, "localhost", "pipeline", PASSWORD)),
                Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,REMOTE:SASL_SSL",
                        "listener.name.remote.ssl.keystore.type",
                        "PKCS12",
                        "listener.name.remote.ssl.keystore.location",
                        keys.toString(),
                        "listener.name.remote.ssl.keystore.password",
                        PASSWORD)));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        settings = Map.of(
                "bootstrap.servers",
                "localhost:" + broker.remotePort(),
                "schema.registry.url",
                registry.uri().toString(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                trusted.toString(),
                "ssl.truststore.password",
                PASSWORD,
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"pipeline\" password=\""
                        + PASSWORD + "\";",
                "application.id",
                "secured",
                "state.dir",
                folder.resolve("state").toString());
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldDecideOnAClusterThatAsksForTlsAndAPassword() throws Exception {
        String config = write("pipeline.properties", settings);
        int intakePort = Program.freePorts();
        assertThat(Console.run("topics", "apply", "--config", config).exitCode())
                .isZero();
        assertThat(Console.run("schemas", "apply", "--config", config).exitCode())
                .isZero();
        Console doctor = Console.run("doctor", "--config", config);
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();

        try (Program streams = Program.start(folder.resolve("streams.log"), "streams", "--config", config);
                Program intake = Program.start(
                        folder.resolve("intake.log"),
                        "intake",
                        "--config",
                        config,
                        "--listen",
                        "127.0.0.1:" + intakePort);
                Following following = new Following(settings, Topics.withDefaultPrefix())) {
            streams.awaitReady();
            intake.awaitReady();
            Path signals = Files.writeString(folder.resolve("signals.jsonl"), """
                    {"id":"s-1","source":"field","kind":"HAND_RAISE","occurredAt":"%s","account":{"domain":"acme.fr"},"offering":"erp"}
                    """.formatted(Instant.now()));

            Console send = Console.run(
                    "send", "--file", signals.toString(), "--url", "http://127.0.0.1:" + intakePort + "/signals");

            assertThat(send.exitCode()).as(send.err()).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(following.decisions())
                            .anyMatch(decision -> decision.contains("\"domain:acme.fr\"")));
            for (Program part : List.of(intake, streams)) {
                assertThat(part.end()).as(part.output()).isZero();
                assertThat(part.output()).doesNotContain(PASSWORD);
            }
        }
    }

    /** Each has Kafka clients of its own. */
    @Test
    void shouldStartEveryPartOnSuchACluster() throws Exception {
        Map<String, String> parts = new HashMap<>(settings);
        parts.put("wildcatch.data", folder.resolve("data").toString());
        String config = write("parts.properties", parts);
        assertThat(Console.run("topics", "apply", "--config", config).exitCode())
                .isZero();
        int base = Program.freePorts();

        for (String part : List.of("registry", "console", "connect")) {
            String address = "127.0.0.1:" + base++;
            try (Program program =
                    Program.start(folder.resolve(part + ".log"), part, "--config", config, "--listen", address)) {
                program.awaitReady();
                assertThat(program.end()).as(program.output()).isZero();
            }
        }
    }

    @Test
    void shouldSayWhenTheBrokersCertificateIsNotTrusted() throws Exception {
        Map<String, String> trusting = new HashMap<>(settings);
        List.of("ssl.truststore.type", "ssl.truststore.location", "ssl.truststore.password")
                .forEach(trusting::remove);

        assertThatItIsToldAs("SSL handshake failed", write("untrusted.properties", trusting));
    }

    @Test
    void shouldSayWhenThePasswordIsWrong() throws Exception {
        Map<String, String> mistyped = new HashMap<>(settings);
        mistyped.compute(
                "sasl.jaas.config", (key, login) -> String.valueOf(login).replace(PASSWORD, "something else"));

        assertThatItIsToldAs("Authentication failed", write("mistyped.properties", mistyped));
    }

    /** A client that doesn't know of TLS is hung up on, again and again. */
    @Test
    void shouldSayThatTlsMayBeAskedForWhereNothingAnswers() throws Exception {
        Map<String, String> plain = new HashMap<>(settings);
        plain.keySet()
                .removeIf(key -> key.startsWith("ssl.") || key.startsWith("sasl.") || key.startsWith("security."));
        plain.put("request.timeout.ms", "1000");
        plain.put("default.api.timeout.ms", "3000");
        String config = write("plain.properties", plain);

        Console doctor = Console.run("doctor", "--config", config);
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("no answer from Kafka at localhost:" + broker.remotePort(), "security.protocol");

        try (Program streams = Program.start(folder.resolve("plain.log"), "streams", "--config", config)) {
            assertThat(streams.awaitExit()).isEqualTo(1);
            assertThat(streams.output())
                    .contains(
                            "wildcatch streams: no broker answers at localhost:" + broker.remotePort(),
                            "security.protocol");
        }
    }

    /** By whoever asks the brokers, in a line that doesn't give the password away. */
    private static void assertThatItIsToldAs(String trouble, String config) throws Exception {
        Console topics = Console.run("topics", "plan", "--config", config);
        assertThat(topics.exitCode()).isEqualTo(1);
        assertThat(topics.err()).contains(trouble).doesNotContain(PASSWORD).hasLineCount(1);

        Console doctor = Console.run("doctor", "--config", config);
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains(trouble).doesNotContain(PASSWORD);

        try (Program streams =
                Program.start(folder.resolve(Path.of(config).getFileName() + ".log"), "streams", "--config", config)) {
            assertThat(streams.awaitExit()).isEqualTo(1);
            assertThat(streams.output()).contains(trouble).doesNotContain(PASSWORD);
        }
    }

    private static String write(String name, Map<String, String> settings) throws IOException {
        String lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    private static void makeKey(Path store) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Path said = folder.resolve("keytool.txt");
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(said.toString()).isZero();
    }

    /** Whoever has the second store trusts what the first one proves. */
    private static void trust(Path keys, Path trusted) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            own.load(in, PASSWORD.toCharArray());
        }
        KeyStore others = KeyStore.getInstance("PKCS12");
        others.load(null, null);
        others.setCertificateEntry("broker", own.getCertificate("broker"));
        try (OutputStream out = Files.newOutputStream(trusted)) {
            others.store(out, PASSWORD.toCharArray());
        }
    }
}

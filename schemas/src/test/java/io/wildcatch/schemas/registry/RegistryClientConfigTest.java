package io.wildcatch.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientConfigTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheNamesOfConfluentsClients() {
        RegistryClientConfig config = RegistryClientConfig.from(Map.of(
                "schema.registry.url", "https://one:8081, https://two:8081/base",
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", new Password("ann:s3cret"),
                "http.connect.timeout.ms", 250L,
                "http.read.timeout.ms", "750",
                "bootstrap.servers", "somebody else's setting"));

        assertThat(config.urls())
                .extracting(Object::toString)
                .containsExactly("https://one:8081", "https://two:8081/base");
        assertThat(config.auth()).isEqualTo(new RegistryAuth.Basic("ann", new Password("s3cret")));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofMillis(750));
        assertThat(config.tls()).isNull();
    }

    @Test
    void shouldNotShowSecrets() {
        assertThat(RegistryClientConfig.from(Map.of("schema.registry.url", "http://r", "bearer.auth.token", "t0ken")))
                .asString()
                .doesNotContain("t0ken");
        assertThat(RegistryClientConfig.from(Map.of("schema.registry.url", "http://ann:s3cret@r")))
                .asString()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t0k\nen", "t0k\u0000en", "t0kén"})
    void shouldRefuseATokenThatCanNotBeSentWithoutRepeatingIt(String token) {
        assertThatThrownBy(() -> RegistryClientConfig.from(
                        Map.of("schema.registry.url", "http://r", "bearer.auth.token", token)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("bearer.auth.token: expected what may stand in a header: one line of ASCII signs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "registry:8081", "ftp://r", "http://", "http://a b", "https://ann:s3cret@ r"})
    void shouldRefuseAddressesThatCannotWorkWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> RegistryClientConfig.from(Map.of("schema.registry.url", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source,SASL_INHERIT",
        "basic.auth.credentials.source,USER_INFO",
        "basic.auth.credentials.source,URL",
        "basic.auth.user.info,ann",
        "http.read.timeout.ms,0",
        "http.connect.timeout.ms,soon",
        "wildcatch.schema.registry.retry.ms,-1",
        "schema.registry.ssl.endpoint.identification.algorithm,''",
        "schema.registry.ssl.truststore.location,/nowhere/trust.p12",
    })
    void shouldRefuseSettingsThatCannotWork(String key, String value) {
        assertThatThrownBy(() -> RegistryClientConfig.from(Map.of("schema.registry.url", "https://r", key, value)))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void shouldTrustWhatTheTruststoreSaysAndNothingElse() throws Exception {
        Path store = keyStore();
        try (FakeRegistry server = FakeRegistry.start(https(store))) {
            String url = "https://localhost:" + server.port();
            Map<String, Object> trusting = Map.of(
                    "schema.registry.url",
                    url,
                    "schema.registry.ssl.truststore.location",
                    store.toString(),
                    "schema.registry.ssl.truststore.password",
                    "changeit",
                    "schema.registry.ssl.truststore.type",
                    "PKCS12");

            assertThat(new HttpSchemaRegistry(RegistryClientConfig.from(trusting)).subjects())
                    .isEmpty();
            assertThatThrownBy(() -> new HttpSchemaRegistry(RegistryClientConfig.from(
                                    Map.of("schema.registry.url", url, RegistryClientConfig.RETRY_MS, "0")))
                            .subjects())
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("certification path");
            Map<String, Object> otherHost = new HashMap<>(trusting);
            otherHost.put("schema.registry.url", "https://127.0.0.1:" + server.port());
            otherHost.put(RegistryClientConfig.RETRY_MS, "0");
            assertThatThrownBy(() -> new HttpSchemaRegistry(RegistryClientConfig.from(otherHost)).subjects())
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    private static HttpsServer https(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    /** A self-signed certificate for localhost, made by the JDK's own tool. */
    private Path keyStore() throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "r",
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
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> read(folder.resolve("keytool.txt")))
                .isZero();
        return store;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

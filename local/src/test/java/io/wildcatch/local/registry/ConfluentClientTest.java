package io.wildcatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.nio.file.Path;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's own Java client, as Flink ships it, against this registry. */
class ConfluentClientTest {

    private static final AvroSchema ID =
            new AvroSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}");
    private static final AvroSchema WITH_REQUIRED =
            new AvroSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"},"
                    + "{\"name\":\"name\",\"type\":\"string\"}]}");
    private static final AvroSchema WITH_DEFAULT =
            new AvroSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"},"
                    + "{\"name\":\"name\",\"type\":\"string\",\"default\":\"\"}]}");

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void startOnce() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldServeARoundTrip() throws Exception {
        CachedSchemaRegistryClient writer = client();
        int id = writer.register("trip-value", ID);
        int next = writer.register("trip-value", WITH_DEFAULT);

        CachedSchemaRegistryClient reader = client();
        assertThat(reader.getSchemaById(id)).isEqualTo(ID);
        assertThat(reader.getSchemaBySubjectAndId("trip-value", next)).isEqualTo(WITH_DEFAULT);
        assertThat(reader.getId("trip-value", ID)).isEqualTo(id);
        assertThat(reader.getVersion("trip-value", WITH_DEFAULT)).isEqualTo(2);
        assertThat(reader.getAllVersions("trip-value")).containsExactly(1, 2);
        assertThat(reader.getLatestSchemaMetadata("trip-value").getId()).isEqualTo(next);
        assertThat(reader.getSchemaMetadata("trip-value", 1).getSchema()).isEqualTo(ID.canonicalString());
        assertThat(reader.getAllSubjects()).contains("trip-value");
        assertThat(reader.getAllSubjectsById(id)).containsExactly("trip-value");
        assertThat(reader.getAllVersionsById(id))
                .singleElement()
                .extracting("version")
                .isEqualTo(1);
    }

    @Test
    void shouldNormaliseForTheClient() throws Exception {
        CachedSchemaRegistryClient client = client();
        int id = client.register("normal-value", ID, true);

        assertThat(client.getId("normal-value", ID, true)).isEqualTo(id);
    }

    @Test
    void shouldRefuseAsTheClientExpects() throws Exception {
        CachedSchemaRegistryClient client = client();
        client.register("strict-value", ID);

        assertThat(client.testCompatibility("strict-value", WITH_REQUIRED)).isFalse();
        assertThat(client.testCompatibilityVerbose("strict-value", WITH_REQUIRED))
                .isNotEmpty();
        assertThatThrownBy(() -> client.register("strict-value", WITH_REQUIRED))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        e -> assertThat(e.getStatus()).isEqualTo(409));
        assertThatThrownBy(() -> client.getLatestSchemaMetadata("nobody-value"))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(40401));
    }

    @Test
    void shouldConfigureAndDeleteForTheClient() throws Exception {
        CachedSchemaRegistryClient client = client();
        client.register("done-value", ID);

        assertThat(client.updateCompatibility("done-value", "NONE")).isEqualTo("NONE");
        assertThat(client.getCompatibility("done-value")).isEqualTo("NONE");
        assertThat(client.getMode()).isEqualTo("READWRITE");
        assertThat(client.register("done-value", WITH_REQUIRED)).isPositive();
        assertThat(client.deleteSchemaVersion("done-value", "1")).isEqualTo(1);
        assertThat(client.deleteSubject("done-value")).containsExactly(2);
        assertThat(client.deleteSubject("done-value", true)).containsExactly(1, 2);
    }

    private static CachedSchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(registry.uri().toString(), 100);
    }
}

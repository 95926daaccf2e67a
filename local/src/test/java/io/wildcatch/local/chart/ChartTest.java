package io.wildcatch.local.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm's native library is for Linux on amd64")
class ChartTest {

    private static final Path SMALL = Manifest.CHART.resolve("examples/small.yaml");
    private static final Path TLS = Manifest.CHART.resolve("examples/tls-scram.yaml");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"small", "tls-scram"})
    void shouldRenderWhatKubernetesTakes(String example) throws IOException {
        List<Manifest> manifests = Manifest.render(Manifest.CHART.resolve("examples/" + example + ".yaml"));

        assertThat(manifests).hasSizeGreaterThan(8);
        for (Manifest manifest : manifests) {
            assertThat(manifest.json()
                            .at("/metadata/labels")
                            .path("app.kubernetes.io/name")
                            .asText())
                    .isEqualTo("wildcatch");
            if (manifest.isKnown()) {
                assertThatCode(manifest::check).as(manifest.kind()).doesNotThrowAnyException();
            }
        }
        assertThat(manifests.stream().filter(manifest -> !manifest.isKnown()).map(Manifest::kind))
                .isSubsetOf("monitoring.coreos.com/v1 ServiceMonitor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "tls-scram"})
    void shouldInstallInADryRun(String example) {
        assertThat(Manifest.install(Manifest.CHART.resolve("examples/" + example + ".yaml")))
                .isEqualTo("pending-install");
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesntKnow() throws IOException {
        Manifest streams = find(Manifest.render(SMALL), "apps/v1 StatefulSet", "wildcatch-streams");
        ((ObjectNode) streams.container()).put("imagePulPolicy", "Never");

        assertThatThrownBy(streams::check).hasMessageContaining("imagePulPolicy");
    }

    @Test
    void shouldRunEveryPodWithoutRights() throws IOException {
        List<Manifest> workloads = Manifest.render(TLS).stream()
                .filter(manifest -> manifest.json().at("/spec/template/spec").isObject())
                .toList();

        assertThat(workloads).hasSize(4);
        assertThat(workloads).allSatisfy(workload -> {
            JsonNode pod = workload.json().at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(workload.container()
                            .at("/securityContext/readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(workload.container()
                            .at("/securityContext/capabilities/drop/0")
                            .asText())
                    .isEqualTo("ALL");
            assertThat(workload.container().at("/resources/limits/memory").asText())
                    .isNotEmpty();
            assertThat(workload.variable("WILDCATCH_TOKEN")).contains("wildcatch-token");
        });
    }

    @Test
    void shouldReachAnExternalKafkaByTls() throws IOException {
        List<Manifest> manifests = Manifest.render(TLS);
        JsonNode settings =
                find(manifests, "v1 ConfigMap", "wildcatch-settings").json().path("data");
        Manifest streams = find(manifests, "apps/v1 StatefulSet", "wildcatch-streams");

        assertThat(settings.path("WILDCATCH_SECURITY_PROTOCOL").asText()).isEqualTo("SASL_SSL");
        assertThat(settings.path("WILDCATCH_SSL_TRUSTSTORE_LOCATION").asText()).isEqualTo("/etc/wildcatch/tls/ca.pem");
        assertThat(settings.path("WILDCATCH_TOPIC_PREFIX").asText()).isEqualTo("sales.wildcatch.");
        assertThat(settings.path("WILDCATCH_NUM_STREAM_THREADS").asText()).isEqualTo("4");
        assertThat(settings.path("WILDCATCH_POLICY_FILE").asText()).isEqualTo("/etc/wildcatch/config/policy.yaml");
        assertThat(streams.variable("WILDCATCH_CONFIG")).isEqualTo("/etc/wildcatch/secret/client.properties");
        assertThat(streams.variable("WILDCATCH_NUM_STANDBY_REPLICAS")).isEqualTo("1");
        assertThat(streams.json()
                        .at("/spec/volumeClaimTemplates/0/spec/storageClassName")
                        .asText())
                .isEqualTo("fast");
        assertThat(find(manifests, "batch/v1 Job", "wildcatch-provision-1")
                        .container()
                        .at("/args/0")
                        .asText())
                .isEqualTo("wildcatch topics apply --partitions 24 --replicas 3 && exec wildcatch schemas apply");
    }

    @Test
    void shouldGiveEveryIntakeATransactionalIdOfItsOwn() throws IOException {
        Manifest intake = find(Manifest.render(TLS), "apps/v1 StatefulSet", "wildcatch-intake");

        assertThat(intake.variable("WILDCATCH_INTAKE_TRANSACTIONAL_ID")).contains("metadata.name");
    }

    @ParameterizedTest
    @CsvSource({
        "'token: {existingSecret: \"\"}', existingSecret",
        "'kafka: {bootstrapServers: kafka}', bootstrapServers",
        "'streams: {replica: 3}', replica",
        "'settings: {ssl: {a: b}}', settings"
    })
    void shouldSayWhatIsWrongWithValues(String mistake, String field) throws IOException {
        String values = Files.readString(SMALL)
                .lines()
                .filter(line -> !line.startsWith(mistake.split(":", -1)[0] + ":") && !line.startsWith(" "))
                .reduce("", (all, line) -> all + line + "\n");
        Path file = Files.writeString(folder.resolve("values.yaml"), values + mistake + "\n");

        assertThatThrownBy(() -> Manifest.render(file)).hasMessageContaining(field);
    }

    private static Manifest find(List<Manifest> manifests, String kind, String name) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }
}

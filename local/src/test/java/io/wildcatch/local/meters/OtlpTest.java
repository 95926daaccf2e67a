package io.wildcatch.local.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.wildcatch.local.crash.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meters go to whoever was named, and to nobody in the clear. */
class OtlpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "Bearer half,and=half+";

    @TempDir
    Path folder;

    /** The intake runs without Kafka, too, and says 503. */
    @Test
    @SuppressWarnings("try") // what is opened here is only there to be closed
    void shouldSendThePartsMetersWithTheirTagsAndTellNobodyTheHeaders() throws Exception {
        try (Collector collector = new Collector()) {
            Path settings = Files.writeString(folder.resolve("intake.properties"), """
                    bootstrap.servers=127.0.0.1:1
                    schema.registry.url=http://127.0.0.1:1
                    wildcatch.otlp.endpoint=%s
                    wildcatch.otlp.headers=authorization=Bearer half%%2Cand=half+,x-tenant=a
                    wildcatch.otlp.interval.ms=200
                    """.formatted(collector.url()));
            Path log = folder.resolve("intake.log");
            try (Program intake =
                    Program.start(log, "intake", "--config", settings.toString(), "--listen", "127.0.0.1:0")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(collector.metrics())
                                .filteredOn(metric -> metric.getName().equals("wildcatch.intake.answers"))
                                .flatExtracting(metric -> metric.getSum().getDataPointsList())
                                .extracting(OtlpTest::tags)
                                .contains("status=202"));
            }

            assertThat(collector.received())
                    .allSatisfy(sent -> assertThat(sent.path()).isEqualTo("/v1/metrics"))
                    .allSatisfy(sent -> assertThat(sent.headers())
                            .containsEntry("Authorization", List.of(SECRET))
                            .containsEntry("X-tenant", List.of("a")))
                    .allSatisfy(sent -> assertThat(sent.request()
                                    .getResourceMetrics(0)
                                    .getResource()
                                    .getAttributesList())
                            .extracting(OtlpTest::text)
                            .contains("service.name=wildcatch"));
            assertThat(Files.readString(log)).contains("/v1/metrics").doesNotContain("half");
        }
    }

    @Test
    void shouldSendNothingUnlessToldWhere() {
        assertThat(OtlpTarget.of(Map.of(), Map.of())).isEmpty();
        assertThat(OtlpTarget.of(Map.of(OtlpTarget.HEADERS, "a=b"), Map.of("OTEL_SERVICE_NAME", "x")))
                .isEmpty();
    }

    @Test
    void shouldTakeTheVariablesOfOpenTelemetryWhenTheSettingsSayNothing() {
        Map<String, String> variables = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector:4318/", "OTEL_EXPORTER_OTLP_HEADERS", "a=b,c=d%20e");

        OtlpTarget theirs = OtlpTarget.of(Map.of(), variables).orElseThrow();
        assertThat(theirs.url()).hasToString("https://collector:4318/v1/metrics");
        assertThat(theirs.headers()).isEqualTo(Map.of("a", "b", "c", "d e"));
        assertThat(theirs.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(theirs).asString().doesNotContain("d e");

        Optional<OtlpTarget> ours =
                OtlpTarget.of(Map.of(OtlpTarget.ENDPOINT, "https://other/base", OtlpTarget.HEADERS, "x=y"), variables);
        assertThat(ours).get().satisfies(target -> {
            assertThat(target.url()).hasToString("https://other/base/v1/metrics");
            assertThat(target.headers()).isEqualTo(Map.of("x", "y"));
        });
    }

    @Test
    void shouldSendInTheClearToThisMachineOrWhereThatIsAllowed() {
        assertThat(OtlpTarget.of(Map.of(OtlpTarget.ENDPOINT, "http://localhost:4318"), Map.of()))
                .isPresent();
        assertThat(OtlpTarget.of(
                        Map.of(OtlpTarget.ENDPOINT, "http://192.0.2.1:4318", OtlpTarget.ALLOW_HTTP, "true"), Map.of()))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "wildcatch.otlp.endpoint, http://192.0.2.1:4318, expected https instead of http for 192.0.2.1",
        "wildcatch.otlp.endpoint, ftp://127.0.0.1, expected https instead of ftp",
        "wildcatch.otlp.endpoint, collector:4318, expected an address such as https://collector:4318",
        "wildcatch.otlp.endpoint, https://me:hidden@collector, belong into wildcatch.otlp.headers",
        "wildcatch.otlp.endpoint, https://col lector, expected an address such as",
        "wildcatch.otlp.headers, hidden, expected name=value",
        "wildcatch.otlp.headers, a=hidden%0Ahidden, expected what may stand in a header",
        "wildcatch.otlp.headers, a=%hidden, expected percent signs as %25",
        "wildcatch.otlp.interval.ms, soon, expected milliseconds",
        "wildcatch.otlp.interval.ms, 99, expected 100 ms or more"
    })
    void shouldSayWhatIsWrongWithASetting(String key, String value, String problem) {
        Map<String, String> settings = new HashMap<>(Map.of(OtlpTarget.ENDPOINT, "https://collector"));
        settings.put(key, value);

        assertThatThrownBy(() -> OtlpTarget.of(settings, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": ")
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("hidden");
    }

    private static String tags(NumberDataPoint point) {
        return point.getAttributesList().stream().map(OtlpTest::text).collect(Collectors.joining(","));
    }

    private static String text(KeyValue attribute) {
        return attribute.getKey() + "=" + attribute.getValue().getStringValue();
    }
}

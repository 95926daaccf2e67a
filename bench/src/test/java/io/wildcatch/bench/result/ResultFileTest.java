package io.wildcatch.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs rely on. */
class ResultFileTest {

    private static final BenchResult RESULT = new BenchResult(
            new Machine(2, "17.0.1", "4.3.1", 0.5),
            1_000,
            100,
            "exactly_once_v2",
            Map.of("partitions", 4),
            List.of(
                    new Measured("floor", 1, 123_456.789, 2, 4, 5.0, 9.0, 0, 700, true),
                    new Measured("pipeline", 1, 12_345.6789, 40, 60, 20.0, 60.0, 2_000, 30_000, true)),
            List.of(new Measured("pipeline", 1, 12_000, 44, 66, null, null, 1_500, 30_000, true)),
            List.of(new RoundTrip(1, 1.0, 3.0)));

    @TempDir
    private Path folder;

    @Test
    void shouldHaveTheNamesOfTheContract() throws Exception {
        JsonNode json = written(RESULT);

        assertThat(json.fieldNames())
                .toIterable()
                .contains("machine", "signals", "accounts", "guarantee", "rounds", "ratios");
        assertThat(json.get("machine").fieldNames()).toIterable().contains("cpus", "jdk", "kafka");
        assertThat(json.get("rounds").get(1).fieldNames())
                .toIterable()
                .contains(
                        "name",
                        "perSecond",
                        "appCpuMicrosPerSignal",
                        "totalCpuMicrosPerSignal",
                        "p50Ms",
                        "p99Ms",
                        "stateBytesPerAccount",
                        "allocatedBytesPerSignal",
                        "verified");
        assertThat(json.get("ratios").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "pipelineToFloorThroughput",
                        "pipelineToFloorCpu",
                        "pipelineToPeerCpu",
                        "p99ToRoundTripP99",
                        "cpuAt16xAccounts");
    }

    @Test
    void shouldHaveNumbersAsNumbersAndNothingAsNull() throws Exception {
        JsonNode json = written(RESULT);

        assertThat(json.get("rounds").get(0).get("perSecond").decimalValue()).isEqualByComparingTo("123460");
        assertThat(json.get("rounds").get(0).get("verified").isBoolean()).isTrue();
        assertThat(json.get("ratios").get("pipelineToFloorCpu").asDouble()).isEqualTo(15);
        assertThat(json.get("ratios").get("p99ToRoundTripP99").asDouble()).isEqualTo(20);
        assertThat(json.get("ratios").get("cpuAt16xAccounts").asDouble()).isEqualTo(1.1);
        assertThat(json.get("ratios").get("pipelineToPeerCpu").isNull()).isTrue();
        assertThat(json.get("wide").get(0).get("p99Ms").isNull()).isTrue();
    }

    @Test
    void shouldShowTheSameToPeople() {
        StringWriter text = new StringWriter();
        ResultTable.print(RESULT, new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .anyMatch(line -> line.matches("floor +123,457 +2.0 µs +4.0 µs +5.0 ms +9.0 ms +0 B +700 B +1 of 1"))
                .anyMatch(line -> line.matches("pipeline, 16x accounts +12,000 .* - +- .*"))
                .anyMatch(line -> line.matches("pipeline to floor, CPU with broker +15.00"));
    }

    private JsonNode written(BenchResult result) throws Exception {
        Path file = folder.resolve("bench.json");
        ResultFile.write(result, file);
        return new ObjectMapper().readTree(file.toFile());
    }
}

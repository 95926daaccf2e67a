package io.wildcatch.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {}

    @Test
    void shouldMeasureAndVerifyASmallMarket() throws Exception {
        Path file = folder.resolve("bench.json");
        Path temp = Files.createDirectory(folder.resolve("temp"));

        Said said = run(
                "--out", file.toString(),
                "--temp", temp.toString(),
                "--signals", "300",
                "--accounts", "20",
                "--rounds", "1");

        assertThat(said.exitCode()).as(said.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(file.toFile());
        assertThat(result.get("rounds").findValuesAsText("name")).containsExactlyInAnyOrder("floor", "pipeline");
        assertThat(result.get("rounds")).allMatch(round -> round.get("verified").asBoolean());
        assertThat(result.get("wide"))
                .singleElement()
                .matches(round -> round.get("verified").asBoolean());
        assertThat(result.get("rounds")).allMatch(round -> round.get("p99Ms").asDouble() > 0);
        assertThat(result.get("rounds"))
                .allMatch(round -> round.get("appCpuMicrosPerSignal").asDouble() > 0);
        assertThat(result.get("ratios").get("pipelineToFloorCpu").isNumber()).isTrue();
        assertThat(result.get("ratios").get("cpuAt16xAccounts").isNumber()).isTrue();
        assertThat(result.get("guarantee").asText()).isEqualTo("exactly_once_v2");
        assertThat(said.out()).contains("pipeline to floor, CPU with broker", "1 of 1");
        assertThat(temp).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--signals 100",
                "--out bench.json --signals 10",
                "--out bench.json --signals many",
                "--out bench.json --accounts 0",
                "--out bench.json --signals 1000 --accounts 2000",
                "--out bench.json --rounds 0",
                "--out bench.json --guarantee at_most_once",
                "--out bench.json --peer spark",
                "--out bench.json --temp /nowhere/at/all",
                "--out /nowhere/at/all/bench.json"
            })
    void shouldAnswerWrongUsageWithOneLineAndCodeTwo(String line) {
        Said said = run(line.split(" ", -1));

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().startsWith("wildcatch bench: ");
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flink", "jet"})
    void shouldSayHowToGetAPeerWhereItIsNot(String peer) {
        Said said = run("--out", folder.resolve("bench.json").toString(), "--peer", peer);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err().lines())
                .singleElement()
                .asString()
                .contains("--peer " + peer, "./wildcatch bench --peer " + peer + " builds them");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldBeExplainedWithAnExample() {
        Said said = run("--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("Usage: wildcatch bench", "wildcatch bench --out bench.json");
    }

    private static Said run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("bench"));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine wildcatch =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = wildcatch.execute(all.toArray(new String[0]));
        return new Said(code, out.toString(), err.toString());
    }
}

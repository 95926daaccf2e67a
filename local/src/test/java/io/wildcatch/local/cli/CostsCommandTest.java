package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.market.SimulateCommand;
import io.wildcatch.local.replay.ReplayCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code wildcatch costs} on a small market, by the real stages. */
class CostsCommandTest {

    @TempDir
    private static Path folder;

    private static Path market;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void simulate() {
        market = folder.resolve("market");
        int simulated = new CommandLine(new SimulateCommand())
                .execute("--out", market.toString(), "--accounts", "60", "--days", "30", "--seed", "5");
        assertThat(simulated).isZero();
    }

    private int costs(String... arguments) {
        List<String> all = new ArrayList<>(List.of("costs", "--in", market.toString(), "--rounds", "1"));
        all.addAll(Arrays.asList(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static long decisions(Path result) throws IOException {
        try (Stream<String> lines = Files.lines(result.resolve("decisions.jsonl"))) {
            return lines.count();
        }
    }

    private static long replayed(String name, String policy) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), policy);
        Path result = folder.resolve(name);
        int code = new CommandLine(new ReplayCommand())
                .execute("--in", market.toString(), "--out", result.toString(), "--policy", file.toString());
        assertThat(code).isZero();
        return decisions(result);
    }

    @Test
    void shouldCountTheDecisionsThatAReplayMakesWithAndWithoutARule() throws IOException {
        Path file = folder.resolve("costs.json");

        assertThat(costs("--rules", "radar,rivals", "--out", file.toString())).isZero();

        JsonNode costs = new ObjectMapper().readTree(file.toFile());
        assertThat(costs.get("decisions").asLong()).isEqualTo(replayed("all", "version: all\n"));
        assertThat(costs.get("micros").get("median").asDouble()).isPositive();
        JsonNode rivals = costs.get("rules").get(0);
        assertThat(rivals.get("rule").asText()).isEqualTo("rivals");
        assertThat(rivals.get("decisions").asLong()).isEqualTo(replayed("off", "version: off\noff: [rivals]\n"));
        assertThat(costs.get("lanes").has("CONTESTED")).isTrue();
        assertThat(rivals.get("lanes").has("CONTESTED")).isFalse();
        assertThat(costs.get("rules")).hasSize(2);
        assertThat(out.toString()).contains("rule off").contains("radar");
        assertThat(err.toString()).contains("round 1 of 1: without rivals: ");
    }

    @Test
    void shouldPrintJson() throws IOException {
        assertThat(costs("--rules", "explanations", "--json")).isZero();

        JsonNode costs = new ObjectMapper().readTree(out.toString());
        assertThat(costs.get("rules").get(0).get("number").asInt()).isEqualTo(16);
    }

    @Test
    void shouldRefuseWhatIsNoRule() {
        assertThat(costs("--rules", "gravity")).isEqualTo(2);

        assertThat(err.toString()).startsWith("wildcatch costs: --rules: expected rules such as collapse,radar");
    }

    @Test
    void shouldRefuseNoRounds() {
        assertThat(costs("--rounds", "0")).isEqualTo(2);
    }
}

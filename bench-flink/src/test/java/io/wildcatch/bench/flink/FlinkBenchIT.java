package io.wildcatch.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as the launcher runs it, with what was packaged: Flink is nowhere but in its own process. */
class FlinkBenchIT {

    private static final String HOME = System.getProperty("wildcatch.home", "..");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldMeasureFlinkAndFindItsDecisionsRight() throws Exception {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Path out = folder.resolve("bench.json");
        Path said = folder.resolve("said.txt");

        Process bench = new ProcessBuilder(command(out, temp))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(bench.waitFor()).as(Files.readString(said)).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toFile());
        JsonNode flink = StreamSupport.stream(result.get("rounds").spliterator(), false)
                .filter(round -> round.get("name").asText().equals("flink"))
                .findFirst()
                .orElseThrow();
        assertThat(flink.get("verified").asBoolean()).isTrue();
        assertThat(flink.get("appCpuMicrosPerSignal").asDouble()).isPositive();
        assertThat(flink.get("p99Ms").asDouble()).isPositive();
        assertThat(flink.get("stateBytesPerAccount").asDouble()).isPositive();
        assertThat(result.get("ratios").get("pipelineToPeerCpu").asDouble()).isPositive();
        assertThat(Files.readString(said)).contains("pipeline to peer, CPU with broker");
        assertThat(temp).isEmptyDirectory();
    }

    private static List<String> command(Path out, Path temp) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dwildcatch.bench.flink="
                + classPath("bench-flink/target/wildcatch-bench-flink.jar", "bench-flink/target/lib/*"));
        command.addAll(List.of(
                "-cp",
                classPath(
                        "local/target/wildcatch-local.jar",
                        "bench/target/wildcatch-bench.jar",
                        "local/target/wildcatch/lib/*"),
                "io.wildcatch.local.cli.Main",
                "bench"));
        command.addAll(List.of("--out", out.toString(), "--temp", temp.toString(), "--peer", "flink"));
        command.addAll(List.of("--signals", "300", "--accounts", "20", "--rounds", "1"));
        return command;
    }

    private static String classPath(String... parts) {
        return String.join(
                File.pathSeparator,
                List.of(parts).stream().map(part -> HOME + "/" + part).toList());
    }
}

package io.wildcatch.bench.peer;

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

/** The command as the launcher runs it, with what was packaged: the peer is nowhere but in its own process. */
public abstract class PeerBench {

    private static final String HOME = System.getProperty("wildcatch.home", "..");

    private final String peer;

    @TempDir
    private Path folder;

    protected PeerBench(String peer) {
        this.peer = peer;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldMeasureThePeerAndFindItsDecisionsRight() throws Exception {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Path out = folder.resolve("bench.json");
        Path said = folder.resolve("said.txt");

        Process bench = new ProcessBuilder(command(out, temp))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(bench.waitFor()).as(Files.readString(said)).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toFile());
        JsonNode round = StreamSupport.stream(result.get("rounds").spliterator(), false)
                .filter(each -> each.get("name").asText().equals(peer))
                .findFirst()
                .orElseThrow();
        assertThat(round.get("verified").asBoolean()).isTrue();
        assertThat(round.get("appCpuMicrosPerSignal").asDouble()).isPositive();
        assertThat(round.get("p99Ms").asDouble()).isPositive();
        assertThat(round.get("stateBytesPerAccount").asDouble()).isPositive();
        assertThat(result.get("ratios").get("pipelineToPeerCpu").asDouble()).isPositive();
        assertThat(Files.readString(said)).contains("pipeline to peer, CPU with broker");
        assertThat(temp).isEmptyDirectory();
    }

    private List<String> command(Path out, Path temp) {
        String target = "bench-" + peer + "/target/";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dwildcatch.bench." + peer + "="
                + classPath(target + "wildcatch-bench-" + peer + ".jar", target + "lib/*"));
        command.addAll(List.of(
                "-cp",
                classPath(
                        "local/target/wildcatch-local.jar",
                        "bench/target/wildcatch-bench.jar",
                        "local/target/wildcatch/lib/*"),
                "io.wildcatch.local.cli.Main",
                "bench"));
        command.addAll(List.of("--out", out.toString(), "--temp", temp.toString(), "--peer", peer));
        command.addAll(List.of("--signals", "300", "--accounts", "20", "--rounds", "1"));
        return command;
    }

    private static String classPath(String... parts) {
        return String.join(
                File.pathSeparator,
                List.of(parts).stream().map(part -> HOME + "/" + part).toList());
    }
}

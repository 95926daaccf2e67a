package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** {@code wildcatch} as a process of its own, as the launcher runs it, on the class path of the tests. */
public final class Program implements AutoCloseable {

    /** For machines that are busy with much else; an idle one is ready in seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true");

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param output takes what it says, from the start of the file */
    public static Program start(Path output, String... arguments) throws IOException {
        return startOf(System.getProperty("java.class.path"), output, arguments);
    }

    /** The program where no process may have more files open than these. */
    static Program startWithFiles(int most, Path output, String... arguments) throws IOException {
        List<String> limited = List.of("sh", "-c", "ulimit -n " + most + " && exec \"$@\"", "sh");
        return start(limited, System.getProperty("java.class.path"), output, arguments);
    }

    /** The program of another build, whose class path this is. */
    static Program startOf(String build, Path output, String... arguments) throws IOException {
        return start(List.of(), build, output, arguments);
    }

    private static Program start(List<String> before, String build, Path output, String... arguments)
            throws IOException {
        // The class path is too long for some systems' command lines.
        Path classPath =
                Files.writeString(output.resolveSibling(output.getFileName() + ".classpath"), "-cp \"" + build + "\"");
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("@" + classPath);
        command.add("io.wildcatch.local.cli.Main");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Program(process, output);
    }

    public void awaitReady() {
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
                .untilAsserted(() -> assertThat(output()).contains("wildcatch: ready"));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as an orchestrator does, with SIGTERM; returns the exit code. */
    public int end() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        return process.exitValue();
    }

    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The first of five free ports in a row, below those that the system hands out. */
    public static int freePorts() {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (IntStream.range(base, base + 5).allMatch(Program::isFree)) {
                return base;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

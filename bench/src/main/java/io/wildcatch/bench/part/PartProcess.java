package io.wildcatch.bench.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Part} in a process of its own, as the one that started it sees it. The same process runs the part again and
 * again, so that only the first time is one of a cold machine.
 */
public final class PartProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader replies;
    private final PrintWriter orders;
    private final Path log;

    private PartProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.replies = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8));
    }

    /**
     * Starts the process, which does nothing yet.
     *
     * @param name for messages
     * @param classPath what it finds its classes in
     * @param heap the most and the least memory, in MiB
     * @param folder takes what it says on standard error
     */
    public static PartProcess start(String name, String part, String classPath, int heap, Path folder)
            throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms" + heap + "m", "-Xmx" + heap + "m", "-XX:+UseG1GC", "-Djava.awt.headless=true"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of(Child.class.getName(), part));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        // As a variable, since it is too long for some systems' command lines.
        builder.environment().put("CLASSPATH", classPath);
        return new PartProcess(name, builder.start(), log);
    }

    /**
     * Runs the part; returns what it tells of itself once it is ready.
     *
     * @throws PartException when it can't start
     */
    public Map<String, String> run(Map<String, String> settings) {
        Map<String, String> order = new HashMap<>(settings);
        order.put(Wire.ORDER, Wire.START);
        return ask(order);
    }

    /** What the process has used so far. */
    public Usage usage() {
        return Usage.of(ask(Map.of(Wire.ORDER, Wire.USAGE)));
    }

    /** What the part tells of itself now. */
    public Map<String, String> tells() {
        return ask(Map.of(Wire.ORDER, Wire.TELL));
    }

    /** Ends the part in an orderly way, not the process; returns what it told of itself at last. */
    public Map<String, String> stop() {
        return ask(Map.of(Wire.ORDER, Wire.STOP));
    }

    private synchronized Map<String, String> ask(Map<String, String> order) {
        orders.println(Wire.write(order));
        orders.flush();
        String line = next();
        if (line == null) {
            throw new PartException(name + " has ended: " + lastWords());
        }
        Map<String, String> reply = Wire.read(line);
        String error = reply.get(Wire.ERROR);
        if (error != null) {
            throw new PartException(name + ": " + error);
        }
        return reply;
    }

    private @Nullable String next() {
        try {
            return replies.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("it said nothing");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Ends the process at once, and returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

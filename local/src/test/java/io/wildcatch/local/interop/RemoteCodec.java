package io.wildcatch.local.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A codec in a process of its own. Each line is one message, its words divided by tabs: {@code topic NAME ID SCHEMA}
 * introduces a topic and has no answer; {@code write NAME BASE64} and {@code read NAME BASE64} are answered with Base64,
 * or with an exclamation mark and what is wrong.
 */
final class RemoteCodec implements Codec {

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Set<String> introduced = new HashSet<>();

    private RemoteCodec(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * @param folder where it runs
     * @param log what it says besides
     */
    static RemoteCodec start(List<String> command, Path folder, Path log) throws IOException {
        return new RemoteCodec(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .start());
    }

    @Override
    public byte[] write(WrittenTopic topic, byte[] body) throws IOException {
        return ask("write", topic, body);
    }

    @Override
    public byte[] read(WrittenTopic topic, byte[] wire) throws IOException {
        return ask("read", topic, wire);
    }

    private byte[] ask(String verb, WrittenTopic topic, byte[] bytes) throws IOException {
        if (introduced.add(topic.name())) {
            say(
                    "topic",
                    topic.name(),
                    String.valueOf(topic.id()),
                    topic.schema().toString());
        }
        say(verb, topic.name(), Base64.getEncoder().encodeToString(bytes));
        questions.flush();
        String answer = answers.readLine();
        if (answer == null || answer.startsWith("!")) {
            throw new IOException(answer == null ? "the process has ended" : answer.substring(1));
        }
        return Base64.getDecoder().decode(answer);
    }

    private void say(String... words) throws IOException {
        questions.write(String.join("\t", words));
        questions.newLine();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

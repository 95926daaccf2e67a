package io.wildcatch.local.interop;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A process in which codecs run that can't live in the tests' own, for they bring older versions of the same classes.
 * Standard input and output speak the protocol of {@link RemoteCodec}. Needs Kafka's and Avro's classes and nothing else.
 */
public final class JavaPeer {

    private final Codec codec;
    private final Map<String, WrittenTopic> topics = new HashMap<>();

    private JavaPeer(Codec codec) {
        this.codec = codec;
    }

    /** @param arguments names of classes, then settings as {@code name=value} */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Map<String, String> settings = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        new JavaPeer(JavaCodecs.named(arguments[0], settings)).serve(answers);
    }

    /** The class path of the tests. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /**
     * How to start it.
     *
     * @param classes as {@link JavaCodecs#named} takes them
     */
    static List<String> command(List<String> classPath, String classes, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.wildcatch.event",
                "-cp",
                String.join(File.pathSeparator, classPath),
                JavaPeer.class.getName(),
                classes));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private void serve(PrintStream answers) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] words = line.split("\t");
            if (words[0].equals("topic")) {
                Schema schema = new Schema.Parser().parse(words[3]);
                topics.put(words[1], new WrittenTopic(words[1], Integer.parseInt(words[2]), schema));
            } else {
                answers.println(answer(
                        words[0], topics.get(words[1]), Base64.getDecoder().decode(words[2])));
                answers.flush();
            }
        }
    }

    private String answer(String verb, WrittenTopic topic, byte[] bytes) {
        try {
            byte[] answer = verb.equals("write") ? codec.write(topic, bytes) : codec.read(topic, bytes);
            return Base64.getEncoder().encodeToString(answer);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return "!" + e.toString().replaceAll("\\s+", " ");
        }
    }
}

package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "up --nonsense",
                "up --port-base many",
                "up --port-base 70000",
                "up --listen 0.0.0.0",
                "up --intake-secret-file none.key",
                "topics",
                "schemas",
                "policy",
                "policy check",
                "policy check none.yaml",
                "send",
                "send --file none.jsonl",
                "send --file - --url nonsense",
                "send --file - --patience -1",
                "topics plan --bootstrap nonsense",
                "topics plan --bootstrap localhost:9092,nonsense",
                "streams",
                "streams --config none.properties",
                "broker --listen 0.0.0.0:0",
                "broker --listen nonsense",
                "registry --listen 0.0.0.0:0",
                "registry --health 0.0.0.0:0",
                "connect --listen 0.0.0.0:0",
                "intake --listen 0.0.0.0:0",
                "intake --token-file none.token",
                "console --listen 0.0.0.0:0",
                "demo --intake not:an:address|",
                "secrets",
                "topology --describe --mermaid"
            })
    void shouldAnswerWrongUsageWithOneLineAndCodeTwo(String line) {
        Console console = Console.run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err().lines()).singleElement().asString().startsWith("wildcatch");
        assertThat(console.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema.registry.url=http://127.0.0.1:1 | bootstrap.servers: expected host:port of a broker, but it is missing",
                "bootstrap.servers=127.0.0.1:1 | schema.registry.url: expected address of the schema registry, but it is missing",
                "bootstrap.servers=nonsense;schema.registry.url=http://127.0.0.1:1 | Invalid url in bootstrap.servers",
                "bootstrap.servers=127.0.0.1:1;schema.registry.url=http://127.0.0.1:1;num.stream.threads=many | Invalid value many for configuration num.stream.threads"
            })
    void shouldNameTheFileOfASettingThatIsWrong(String settings, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("prod.properties"), settings.replace(';', '\n'));

        Console console = Console.run("streams", "--config", file.toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .startsWith("wildcatch streams: " + file + ": " + problem)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainEveryCommandWithAnExample(String command) {
        Console console = Console.run(command, "--help");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("Usage: wildcatch " + command);
    }

    @Test
    void shouldShowTheTopologyAsText() {
        Console console = Console.run("topology");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("Sub-topology", "wildcatch.signals").doesNotContain("KSTREAM-");
    }

    @Test
    void shouldShowTheTopologyAsAChart() {
        Console console = Console.run("topology", "--mermaid", "--prefix", "acme.");

        assertThat(console.out()).startsWith("flowchart LR").contains("([acme.signals]) --> ");
    }

    @Test
    void shouldSayWhatAFileOfSettingsLacks() throws Exception {
        Path file = Files.writeString(folder.resolve("lacking.properties"), "bootstrap.servers=127.0.0.1:1\n");

        Console console = Console.run("streams", "--config", file.toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("schema.registry.url");
    }

    @Test
    void shouldSayWhatVersionAPolicyFileHas() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY);

        Console text = Console.run("policy", "check", file.toString());
        Console json = Console.run("policy", "check", "--json", file.toString());

        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).matches("(?s).*: version q1\\+[0-9a-f]{8}, 1 of its own conditions\\R");
        assertThat(json.exitCode()).isZero();
        assertThat(json.out())
                .contains("\"valid\":true", "\"version\":\"q1+", "\"name\":\"many\"", "\"lane\":\"HUMAN\"");
    }

    @Test
    void shouldSayWhereTheMistakeOfAPolicyFileIs() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("people", "peple"));

        Console text = Console.run("policy", "check", file.toString());
        Console json = Console.run("policy", "check", "--json", file.toString());

        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("policy.yaml, line 3: conditions.0.when: column 1: undeclared reference");
        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.out()).contains("\"valid\":false", "line 3: conditions.0.when: column 1: ");
    }

    private static final String POLICY =
            "version: q1\nconditions:\n  - { name: many, when: people > 3, lane: HUMAN }\n";

    @Test
    void shouldTellWhatIsDownAndWhatToDo() {
        Console console = Console.run(
                "doctor",
                "--bootstrap",
                "127.0.0.1:1",
                "--registry",
                "http://127.0.0.1:1",
                "--data",
                folder.toString());

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.out().lines())
                .anyMatch(line -> line.matches("FAIL +broker .*127\\.0\\.0\\.1:1.*wildcatch up.*"))
                .anyMatch(line -> line.matches("FAIL +schemas .*--registry.*"))
                .anyMatch(line -> line.matches("skip +topics .*"))
                .anyMatch(line -> line.matches("ok +disk .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy show", "topics plan", "reset --dry-run"})
    void shouldTellWhichBrokerDoesNotAnswerAndWhatToDo(String line) {
        String[] command = (line + " --bootstrap 127.0.0.1:1").split(" ");

        Console console = Console.run(command);

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.err())
                .contains("no broker answers at 127.0.0.1:1: start it (wildcatch up), or name another with --bootstrap")
                .hasLineCount(1);
    }

    static List<String> commands() {
        CommandLine wildcatch = Main.commandLine();
        return wildcatch.getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .toList();
    }

    @Command(name = "hungry")
    private static final class Hungry implements Runnable {
        @Override
        public void run() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void shouldSayInOneLineThatThereIsNoMemoryLeft() {
        StringWriter err = new StringWriter();
        CommandLine hungry = new CommandLine(new Hungry()).setErr(new PrintWriter(err));

        assertThat(Main.execute(hungry)).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches(
                        "hungry: out of memory with a heap of \\d+ MiB \\(Java heap space\\): allow more, .*-Xmx\\d+m");
    }
}

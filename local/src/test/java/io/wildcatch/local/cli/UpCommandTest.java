package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told before anything is started. */
class UpCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseAnEmptyToken() {
        assertThatItIsRefused("--token: expected some text", "--listen", "0.0.0.0", "--token", "");
    }

    @Test
    void shouldRefuseATokenThatNobodyCanBring() {
        assertThatItIsRefused("--token: expected what may stand in a header", "--token", "hush\nhush");
    }

    @Test
    void shouldRefuseADataFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Console console = Console.run("up", "--data", file.toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .contains("data directory " + file + " can't be written: choose another one with --data")
                .hasLineCount(1);
        assertThat(file).hasContent("");
    }

    @Test
    void shouldRefuseAHomeThatIsNotThere() {
        assertThatItIsRefused("--home /nonexistent: expected a folder", "--home", "/nonexistent");
    }

    @Test
    void shouldRefuseAHomeWithABrokenFile() throws IOException {
        Files.writeString(folder.resolve("sources.json"), "[{\"id\":7}]");

        assertThatItIsRefused("--home: " + folder.resolve("sources.json") + ": line 1", "--home", folder.toString());
    }

    @Test
    void shouldRefuseAHomeWithABrokenPolicy() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "routing: 7\n");

        assertThatItIsRefused("--home: " + folder.resolve("policy.yaml"), "--home", folder.toString());
    }

    @Test
    void shouldRefuseAHomeThatHoldsAFileInBothForms() throws IOException {
        Files.writeString(folder.resolve("sellers.json"), "[{\"id\":\"s-1\",\"name\":\"S\"}]");
        Files.writeString(folder.resolve("sellers.jsonl"), "{\"id\":\"s-2\",\"name\":\"S\"}");

        assertThatItIsRefused("sellers.jsonl and sellers.json, but both are there", "--home", folder.toString());
    }

    private void assertThatItIsRefused(String error, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(options));

        Console console = Console.run(arguments.toArray(String[]::new));

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains(error).hasLineCount(1);
        assertThat(console.out()).isEmpty();
        assertThat(folder.resolve("data").resolve("kafka")).doesNotExist();
    }
}

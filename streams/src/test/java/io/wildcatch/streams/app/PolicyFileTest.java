package io.wildcatch.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file goes over the defaults, and each mistake in it is named with its line and field. */
class PolicyFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldChangeWhatTheFileNamesAndLeaveTheRest() throws IOException {
        Policy policy = PolicyFile.read(file("version: q1\nvisibility:\n  limit: 0.5\nrouting:\n  expiry: P30D\n"));

        assertThat(policy.version()).isEqualTo("q1");
        assertThat(policy.visibility().limit()).isEqualTo(0.5);
        assertThat(policy.routing().expiry()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.scoring()).isEqualTo(Policy.defaults().scoring());
        assertThat(policy.timing()).isEqualTo(Policy.defaults().timing());
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        assertThat(PolicyFile.read(file(PolicyFile.write(Policy.defaults())))).isEqualTo(Policy.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit: soon | line 3: visibility.limit: expected a number",
                "limit: -1 | line 3: visibility.limit must be greater than 0",
                "limmit: 1 | line 3: visibility.limmit: there is no such rule",
                "minimumBlue: 6h | line 3: visibility.minimumBlue: expected a duration such as PT6H or P45D",
            })
    void shouldNameTheLineAndTheFieldOfAMistake(String mistake, String message) throws IOException {
        Path file = file("version: q1\nvisibility:\n  " + mistake + "\n");

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", " + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldSayWhichLineIsntYaml() throws IOException {
        Path file = file("version: q1\nvisibility: [\n");

        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessageStartingWith(file + ", line ");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }
}

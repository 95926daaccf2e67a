package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first: {@code up --demo}. */
class DemoInUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern OPPORTUNITY =
            Pattern.compile("wildcatch: for people {7}\\S+, \\S+: probability [01]\\.\\d\\d, expected rivals \\d\\.\\d;"
                    + " shown by [a-z-]+(, [a-z-]+)*");

    @TempDir
    Path folder;

    @Test
    void shouldNameOpportunitiesOnceTheyGoToPeople() throws Exception {
        String base = Integer.toString(Program.freePorts());
        String data = folder.resolve("data").toString();
        List<String> before;
        try (Program up = Program.start(folder.resolve("first"), "up", "--demo", "--data", data, "--port-base", base)) {
            up.awaitReady();
            await().atMost(PATIENCE).until(() -> !opportunities(up).isEmpty());
            before = opportunities(up);
            assertThat(before).allMatch(OPPORTUNITY.asMatchPredicate()).doesNotHaveDuplicates();
            assertThat(up.end()).isZero();
        }

        // What was told before the end is no news after it.
        try (Program up =
                Program.start(folder.resolve("second"), "up", "--demo", "--data", data, "--port-base", base)) {
            up.awaitReady();
            await().atMost(PATIENCE).until(() -> !opportunities(up).isEmpty());
            assertThat(opportunities(up)).doesNotContainAnyElementsOf(before);
            assertThat(up.end()).isZero();
        }
    }

    private static List<String> opportunities(Program up) {
        String output = up.output();
        return output.substring(0, output.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("wildcatch: for people"))
                .toList();
    }
}

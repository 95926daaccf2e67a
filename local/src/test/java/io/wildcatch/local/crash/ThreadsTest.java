package io.wildcatch.local.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code streams} is killed in the middle of its work, and goes on as several instances with another number of threads
 * each; the broker stays.
 */
class ThreadsTest {

    private static final String APPLICATION = "threads";

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Cluster cluster;
    private static History history;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(folder);
        history = History.write(folder.resolve("home"));
        cluster.provision();
        cluster.introduce(history);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldDecideTheSameWithFourThreadsAndAfterAKillWithOneInEachOfThreeInstances() throws Exception {
        Sending sending = new Sending(cluster::write);
        try (Program four = streams("first", 4)) {
            four.awaitReady();
            sending.start(history.chapters().get(0));
            sending.awaitAcknowledged(history.chapters().get(0).size() / 3);
            four.kill();
        }
        sending.awaitDone();

        try (Program first = streams("first", 1);
                Program second = streams("second", 1);
                Program third = streams("third", 1);
                Following following = cluster.follow()) {
            List.of(first, second, third).forEach(Program::awaitReady);
            following.awaitDone(APPLICATION);
            for (List<String> chapter : history.chapters().subList(1, 3)) {
                sending.start(chapter);
                sending.awaitDone();
                following.awaitDone(APPLICATION);
            }

            history.assertDecided(following.decisions());
        }
    }

    private static Program streams(String instance, int threads) throws IOException {
        String name = instance + "-" + threads;
        Path config =
                cluster.config(name, APPLICATION, history, """
                state.dir=%s
                num.stream.threads=%d
                consumer.session.timeout.ms=6000
                consumer.heartbeat.interval.ms=1000
                """.formatted(folder.resolve("state-" + instance), threads));
        return Program.start(folder.resolve(name + ".log"), "streams", "--config", config.toString());
    }
}

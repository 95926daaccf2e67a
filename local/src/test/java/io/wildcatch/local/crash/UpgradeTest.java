package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.RateLimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances are upgraded one after the other, while signals come in, as docs/upgrades.md says: each is asked to end,
 * and the new build goes on with its state directory. {@code -Dwildcatch.previous=FOLDER} names a checkout of an earlier
 * state in which {@code ./wildcatch --version} was run; without it the present build takes the place of itself.
 */
class UpgradeTest {

    private static final String APPLICATION = "upgrade";
    private static final String PRESENT = System.getProperty("java.class.path");
    private static final Optional<Path> PREVIOUS =
            Optional.ofNullable(System.getProperty("wildcatch.previous")).map(Path::of);
    /** Signals in a second: a month of a small market lasts for two upgrades on a busy machine too. */
    private static final double LOAD = 10;

    private static final int BEFORE = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A crash takes as long as a session lasts, 45 s: nobody shall wait for that when instances are asked to end. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    /** What they said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void shouldLoseNothingAndTellNothingTwiceWhenInstancesAreUpgradedOneByOneUnderLoad() throws Exception {
        History history = History.write(folder.resolve("home"));
        try (Cluster cluster = Cluster.start(folder)) {
            provision(cluster, history, previous(), "old");
            cluster.introduce(history);
            List<String> month = history.chapters().get(0);
            RateLimiter pace = RateLimiter.create(LOAD);
            Sending sending = new Sending(lines -> {
                pace.acquire(lines.size());
                cluster.write(lines);
            });
            try (Program one = streams(cluster, history, previous(), "one-old", 1);
                    Program two = streams(cluster, history, previous(), "two-old", 2)) {
                one.awaitReady();
                two.awaitReady();
                provision(cluster, history, PRESENT, "new");
                sending.start(month);
                sending.awaitAcknowledged(BEFORE);
                upgrade(cluster, history, one, two, sending, pace);
            }
        }
    }

    private void upgrade(Cluster cluster, History history, Program one, Program two, Sending sending, RateLimiter pace)
            throws Exception {
        Standstill standstill = Standstill.watch(
                cluster.bootstrap(),
                APPLICATION,
                Cluster.TOPICS.signals().name(),
                Cluster.TOPICS.decisions().name());
        try (Program newOne = next(cluster, history, one, 1);
                Program newTwo = next(cluster, history, two, 2);
                Following following = cluster.follow()) {
            standstill.awaitAllMove();
            assertThat(sending.isDone()).as("the load was over too soon").isFalse();
            standstill.end();
            pace.setRate(10_000);
            finish(history, sending, following);
            assertThat(newOne.isAlive() && newTwo.isAlive()).isTrue();
            check(history, sending, following, standstill);
        }
    }

    private static void check(History history, Sending sending, Following following, Standstill standstill)
            throws IOException {
        Set<String> lost = new HashSet<>(sending.acknowledged());
        lost.removeAll(following.ids());
        List<String> decisions = following.decisions();
        int doubled = decisions.size() - new HashSet<>(decisions).size();
        PrintStream out = System.out;
        out.printf(
                "[upgrade] from %s: signals acknowledged %d, lost %d; decisions %d, doubled %d; a partition stood still"
                        + " for %.1f s at most, nothing came out for %.1f s%n",
                PREVIOUS.map(Path::toString).orElse("the same build"),
                sending.acknowledged().size(),
                lost.size(),
                decisions.size(),
                doubled,
                standstill.longestWait().toMillis() / 1e3,
                standstill.longestSilence().toMillis() / 1e3);
        assertThat(lost).isEmpty();
        assertThat(doubled).isZero();
        if (PREVIOUS.isPresent()) {
            history.assertDecidedAlike(decisions);
        } else {
            history.assertDecided(decisions);
            assertThat(standstill.longestWait()).isLessThan(LONGEST_WAIT);
        }
    }

    /** Ends an instance and starts the present build in its place. */
    private Program next(Cluster cluster, History history, Program old, int number) throws Exception {
        assertThat(old.end()).as(old.output()).isZero();
        Program next = streams(cluster, history, PRESENT, number == 1 ? "one-new" : "two-new", number);
        next.awaitReady();
        return next;
    }

    private static void finish(History history, Sending sending, Following following) throws Exception {
        sending.awaitDone();
        following.awaitDone(APPLICATION);
        for (List<String> chapter : history.chapters().subList(1, 3)) {
            sending.start(chapter);
            sending.awaitDone();
            following.awaitDone(APPLICATION);
        }
    }

    private Program streams(Cluster cluster, History history, String build, String name, int number)
            throws IOException {
        Path config = cluster.config(name, APPLICATION, history, """
                state.dir=%s
                num.stream.threads=1
                """.formatted(folder.resolve("state-" + number)));
        return Program.startOf(build, folder.resolve(name + ".log"), "streams", "--config", config.toString());
    }

    /** With the commands of the build, where it is another one. */
    private void provision(Cluster cluster, History history, String build, String name) throws Exception {
        if (PREVIOUS.isEmpty()) {
            cluster.provision();
            return;
        }
        String config = cluster.config(name, APPLICATION, history, "").toString();
        for (String what : List.of("topics", "schemas")) {
            // A busy broker may be asked again: nothing is made twice.
            await().atMost(PATIENCE).until(() -> apply(build, what, name, config) == 0);
        }
    }

    private int apply(String build, String what, String name, String config) throws IOException, InterruptedException {
        Path log = folder.resolve(what + "-" + name + ".log");
        try (Program apply = Program.startOf(build, log, what, "apply", "--config", config)) {
            return apply.awaitExit();
        }
    }

    private static String previous() {
        return PREVIOUS.map(folder -> folder.resolve("local/target"))
                .map(target -> target.resolve("wildcatch-local.jar") + ":" + target.resolve("wildcatch/lib") + "/*")
                .orElse(PRESENT);
    }
}

package io.wildcatch.connectors.crm;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests start when, on a clock that only the test moves. */
class PaceTest {

    /** Waiting moves it at once. */
    private static final class Time implements TimeMeter, BlockingStrategy {

        private long now = MILLISECONDS.toNanos(1_000_000);

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        @Override
        public void park(long nanos) {
            now += nanos;
        }

        void pass(long millis) {
            now += MILLISECONDS.toNanos(millis);
        }
    }

    private final Time time = new Time();
    private final List<Long> starts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldStartNoMoreThanAllowedInAnyPeriod(int seed) throws Exception {
        Random random = new Random(seed);
        int requests = 1 + random.nextInt(60);
        Duration period = Duration.ofMillis(100 + random.nextInt(10_000));
        Pace pace = pace(requests, period);
        for (int i = 0; i < 2_000; i++) {
            time.pass(pauseNow(random, period));
            if (random.nextInt(200) == 0) {
                pace.rest(Duration.ofMillis(random.nextInt(3_000)));
            }
            start(pace);
        }

        for (int i = requests; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - requests)).isGreaterThanOrEqualTo(period.toNanos());
        }
    }

    /** Mostly none, at times as long as some requests take, seldom longer than a period. */
    private static long pauseNow(Random random, Duration period) {
        int kind = random.nextInt(100);
        return kind < 80 ? 0 : kind < 99 ? random.nextInt(200) : random.nextLong(2 * period.toMillis());
    }

    @ParameterizedTest
    @CsvSource({"40, 1000", "100, 10000", "190, 10000", "1, 1000", "3, 100"})
    void shouldUseMoreThanNineTenthsOfWhatIsAllowed(int requests, int period) throws Exception {
        Pace pace = pace(requests, Duration.ofMillis(period));
        assertThat(share(pace, requests, period, 0)).isGreaterThan(0.95);
    }

    @Test
    void shouldMakeUpForABreathOfTheMachine() throws Exception {
        Pace pace = pace(40, Duration.ofSeconds(1));
        // A look of 5 ms and a write of 30 ms in turn, and each second a fifth of it in which nothing moves.
        assertThat(share(pace, 40, 1_000, 200)).isBetween(0.95, 1.0);
    }

    /** The requests of a minute, of those allowed. */
    private double share(Pace pace, int requests, int period, int stall) throws Exception {
        long begin = time.now;
        long end = begin + MILLISECONDS.toNanos(60L * period);
        long stalled = begin;
        for (int i = 0; time.now < end; i++) {
            start(pace);
            if (stall > 0) {
                time.pass(i % 2 == 0 ? 5 : 30);
                if (time.now - stalled >= MILLISECONDS.toNanos(1_000)) {
                    stalled = time.now;
                    time.pass(stall);
                }
            }
        }
        return (starts.size() - 1) / (60.0 * requests);
    }

    @Test
    void shouldFlowEvenlyRatherThanInBursts() throws Exception {
        Pace pace = pace(100, Duration.ofSeconds(10));
        for (int i = 0; i < 200; i++) {
            start(pace);
        }

        assertThat(starts.get(30) - starts.get(29)).isBetween(MILLISECONDS.toNanos(100), MILLISECONDS.toNanos(110));
        assertThat(starts.get(199) - starts.get(198)).isBetween(MILLISECONDS.toNanos(100), MILLISECONDS.toNanos(110));
    }

    @Test
    void shouldRestWhenAskedTo() throws Exception {
        Pace pace = pace(100, Duration.ofSeconds(10));
        long asked = time.now;
        pace.rest(Duration.ofSeconds(7));
        pace.rest(Duration.ofSeconds(2));
        start(pace);

        assertThat(starts.get(0) - asked).isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    private Pace pace(int requests, Duration period) {
        return new Pace(requests, period, time, time);
    }

    private void start(Pace pace) throws InterruptedException {
        pace.await();
        starts.add(time.now);
    }
}

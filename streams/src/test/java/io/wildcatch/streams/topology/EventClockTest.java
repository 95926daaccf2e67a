package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventClockTest {

    private static final long FRIDAY = Instant.parse("2026-01-09T18:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void shouldStandStillBeforeTheFirstEvent() {
        EventClock clock = EventClock.restored(null, FRIDAY);
        assertThat(clock.now(FRIDAY + DAY)).isZero();
    }

    @Test
    void shouldGoOnWithTheWallClockWhilePresentEventsPause() {
        EventClock clock = started(FRIDAY, FRIDAY);
        assertThat(clock.now(FRIDAY + 2 * DAY)).isEqualTo(FRIDAY + 2 * DAY);
    }

    @Test
    void shouldNotFallBackToFridayWhenItIsRestartedOnSunday() {
        EventClock clock = started(FRIDAY, FRIDAY);
        long sunday = FRIDAY + 2 * DAY;
        assertThat(restarted(clock, sunday).now(sunday + SECOND)).isEqualTo(sunday + SECOND);
    }

    @Test
    void shouldNotBeTakenBackByAnEventThatIsMoreThanADayOld() {
        EventClock clock = started(FRIDAY, FRIDAY);
        long sunday = FRIDAY + 2 * DAY;
        clock.observe(FRIDAY + HOUR, sunday);
        assertThat(clock.now(sunday)).isEqualTo(sunday);
        assertThat(clock.eventTime()).isEqualTo(FRIDAY + HOUR);
    }

    @Test
    void shouldLeaveAHistoryInItsOwnTimeOverARestart() {
        EventClock clock = started(FRIDAY, FRIDAY + 100 * DAY);
        EventClock after = restarted(clock, FRIDAY + 100 * DAY + HOUR);
        assertThat(after.now(FRIDAY + 100 * DAY + HOUR)).isEqualTo(FRIDAY + HOUR);
        assertThat(after.isPresent()).isFalse();
    }

    @Test
    void shouldNotGoBackWhenAHistoryGoesOnAfterAPause() {
        EventClock clock = started(FRIDAY, FRIDAY + 100 * DAY);
        long wall = FRIDAY + 100 * DAY + HOUR;
        clock.observe(FRIDAY + SECOND, wall);
        assertThat(clock.now(wall)).isEqualTo(FRIDAY + HOUR);
        assertThat(restarted(clock, wall).now(wall)).isEqualTo(FRIDAY + HOUR);
    }

    @Test
    void shouldJoinThePresentOnceAHistoryGetsThere() {
        EventClock clock = started(FRIDAY, FRIDAY + 100 * DAY);
        clock.observe(FRIDAY + 100 * DAY, FRIDAY + 100 * DAY + HOUR);
        assertThat(clock.now(FRIDAY + 103 * DAY)).isEqualTo(FRIDAY + 103 * DAY);
    }

    /** Eight bytes of event time are what it kept once. */
    @Test
    void shouldReadWhatAnOlderReleaseKept() {
        byte[] kept = ByteBuffer.allocate(Long.BYTES).putLong(FRIDAY).array();
        assertThat(EventClock.restored(kept, FRIDAY + HOUR).now(FRIDAY + DAY + HOUR))
                .isEqualTo(FRIDAY + DAY + HOUR);
        assertThat(EventClock.restored(kept, FRIDAY + 9 * DAY).now(FRIDAY + 9 * DAY + HOUR))
                .isEqualTo(FRIDAY + HOUR);
    }

    @Test
    void shouldBeKeptAgainOnlyOnceEventsHaveMovedIt() {
        EventClock clock = started(FRIDAY, FRIDAY);
        assertThat(clock.hasGoneOn(0)).isTrue();
        byte[] kept = clock.keep();
        clock.observe(FRIDAY - SECOND, FRIDAY + SECOND);
        assertThat(clock.hasGoneOn(0)).isFalse();
        assertThat(EventClock.restored(kept, FRIDAY + HOUR).hasGoneOn(0)).isFalse();
        clock.observe(FRIDAY + SECOND, FRIDAY + SECOND);
        assertThat(clock.hasGoneOn(0)).isTrue();
        assertThat(clock.hasGoneOn(SECOND)).isFalse();
    }

    private static EventClock started(long event, long wall) {
        EventClock clock = EventClock.restored(null, wall);
        clock.observe(event, wall);
        return clock;
    }

    private static EventClock restarted(EventClock clock, long wall) {
        return EventClock.restored(clock.keep(), wall);
    }
}

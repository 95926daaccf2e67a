package io.wildcatch.streams.domain;

import static io.wildcatch.streams.domain.Account.DAY;
import static io.wildcatch.streams.domain.Account.HOUR;
import static io.wildcatch.streams.domain.Account.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.ContactWindow.Window;
import io.wildcatch.streams.domain.ContactWindow.Wish;
import io.wildcatch.streams.domain.policy.Policy;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactWindowTest {

    private static final Holidays HOLIDAYS = (country, day) -> country.equals("FR")
            && Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 14)).contains(day);
    private static final ContactWindow WINDOWS =
            new ContactWindow(Policy.defaults().timing(), HOLIDAYS);
    private static final String PARIS = "Europe/Paris";

    /** A draw of 0 takes the beginning. */
    private static Wish wish(String earliest, String zone) {
        return new Wish(at(earliest), null, ZoneId.of(zone), "FR", List.of(), 0);
    }

    private static Window next(Wish wish) {
        return Objects.requireNonNull(WINDOWS.next(wish));
    }

    private static Window window(String from, String until) {
        return new Window(at(from), at(until));
    }

    @ParameterizedTest
    @CsvSource({
        // Monday night; in Paris 9:00 is 8:00 in UTC, in winter
        "2026-01-05T03:00:00Z, Europe/Paris, 2026-01-05T08:00:00Z",
        // the quarter of an hour that comes next
        "2026-01-05T08:07:00Z, Europe/Paris, 2026-01-05T08:15:00Z",
        // half an hour of the morning is left at 11:30, not at 11:31
        "2026-01-05T10:30:00Z, Europe/Paris, 2026-01-05T10:30:00Z",
        "2026-01-05T10:31:00Z, Europe/Paris, 2026-01-05T13:00:00Z",
        // no evenings
        "2026-01-05T16:45:00Z, Europe/Paris, 2026-01-06T08:00:00Z",
        // Friday evening, so Monday
        "2026-01-09T18:00:00Z, Europe/Paris, 2026-01-12T08:00:00Z",
        // New Year's Day is a Thursday, Bastille Day a Tuesday
        "2025-12-31T17:00:00Z, Europe/Paris, 2026-01-02T08:00:00Z",
        "2026-07-14T07:00:00Z, Europe/Paris, 2026-07-15T07:00:00Z",
        // the clocks change in the night to Sunday 29 March, and to Sunday 25 October
        "2026-03-27T18:00:00Z, Europe/Paris, 2026-03-30T07:00:00Z",
        "2026-10-23T18:00:00Z, Europe/Paris, 2026-10-26T08:00:00Z",
        // in New York on 8 March and on 1 November
        "2026-03-06T23:00:00Z, America/New_York, 2026-03-09T13:00:00Z",
        "2026-10-30T23:00:00Z, America/New_York, 2026-11-02T14:00:00Z",
        // half hours, and no summer time
        "2026-01-05T00:00:00Z, Asia/Kolkata, 2026-01-05T03:30:00Z",
        "2026-01-05T13:00:00Z, Asia/Kolkata, 2026-01-06T03:30:00Z",
        // Sunday evening in UTC is Monday morning there
        "2026-01-04T20:30:00Z, Pacific/Auckland, 2026-01-04T20:30:00Z",
        "2026-01-05T05:00:00Z, UTC, 2026-01-05T09:00:00Z"
    })
    void shouldFindTheNextWorkingHoursWhereThePersonIs(String earliest, String zone, String from) {
        assertThat(next(wish(earliest, zone)).from()).isEqualTo(at(from));
    }

    @Test
    void shouldLastAnHourOrWhatIsLeftOfTheMorning() {
        assertThat(next(wish("2026-01-05T03:00:00Z", PARIS)))
                .isEqualTo(window("2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z"));
        assertThat(next(wish("2026-01-05T10:20:00Z", PARIS)))
                .isEqualTo(window("2026-01-05T10:30:00Z", "2026-01-05T11:00:00Z"));
    }

    @Test
    void shouldEndBeforeRivalsKnowWherePossible() {
        Wish wish = wish("2026-01-05T03:00:00Z", PARIS);
        Wish soon = new Wish(wish.earliest(), at("2026-01-05T08:40:00Z"), wish.zone(), "FR", List.of(), 7);
        Wish atNight = new Wish(wish.earliest(), at("2026-01-05T06:00:00Z"), wish.zone(), "FR", List.of(), 0);

        assertThat(next(soon)).isEqualTo(window("2026-01-05T08:00:00Z", "2026-01-05T08:40:00Z"));
        assertThat(next(atNight)).isEqualTo(window("2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z"));
    }

    @Test
    void shouldTakeAnotherWeekdayThanTheContactsInVain() {
        List<Touch> mondayAndTuesday = List.of(
                new Touch(at("2026-01-05T08:10:00Z"), false, null, "EMAIL", null),
                new Touch(at("2026-01-13T08:10:00Z"), false, null, "EMAIL", null));
        Wish wish = new Wish(at("2026-01-19T03:00:00Z"), null, ZoneId.of(PARIS), "FR", mondayAndTuesday, 0);

        assertThat(next(wish).from()).isEqualTo(at("2026-01-21T08:00:00Z"));

        // Rivals know on Tuesday morning: then it is Monday again, but at another hour.
        Wish urgent = new Wish(wish.earliest(), at("2026-01-20T08:15:00Z"), wish.zone(), "FR", mondayAndTuesday, 0);
        assertThat(next(urgent).from()).isEqualTo(at("2026-01-19T09:00:00Z"));
    }

    @Test
    void shouldSpreadContactsOverTheMorning() {
        Set<Long> starts = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            long draw = Hashes.of("opportunity-" + i + "#0");
            starts.add(next(new Wish(at("2026-01-05T03:00:00Z"), null, ZoneId.of(PARIS), "FR", List.of(), draw))
                    .from());
        }
        // 9:00 to 11:00 in quarters of an hour
        assertThat(starts).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {PARIS, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo"})
    void shouldAlwaysBeInWorkingHoursAndNeverRepeatAHourInVain(String name) {
        Random random = new Random(name.hashCode());
        ZoneId zone = ZoneId.of(name);
        for (int i = 0; i < 3_000; i++) {
            long earliest = at("2026-01-01T00:00:00Z") + (long) (random.nextDouble() * 730 * DAY);
            Long deadline = random.nextBoolean() ? null : earliest + (long) (random.nextDouble() * 9 * DAY);
            List<Touch> inVain = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                inVain.add(new Touch(earliest - (long) (random.nextDouble() * 30 * DAY), false, null, "EMAIL", null));
            }
            Wish wish = new Wish(earliest, deadline, zone, "FR", inVain, random.nextLong());

            Window window = next(wish);

            ZonedDateTime from = Instant.ofEpochMilli(window.from()).atZone(zone);
            ZonedDateTime until = Instant.ofEpochMilli(window.until()).atZone(zone);
            assertThat(window.from()).isGreaterThanOrEqualTo(earliest);
            assertThat(window.until() - window.from()).isBetween(HOUR / 2, HOUR);
            assertThat(from.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(HOLIDAYS.isHoliday("FR", from.toLocalDate())).isFalse();
            assertThat(isWithin(from, until, 9, 12) || isWithin(from, until, 14, 18))
                    .isTrue();
            if (deadline == null) {
                assertThat(inVain)
                        .noneMatch(touch ->
                                Instant.ofEpochMilli(touch.at()).atZone(zone).getDayOfWeek() == from.getDayOfWeek());
            }
        }
    }

    private static boolean isWithin(ZonedDateTime from, ZonedDateTime until, int first, int last) {
        return !from.toLocalTime().isBefore(LocalTime.of(first, 0))
                && !until.toLocalTime().isAfter(LocalTime.of(last, 0))
                && from.toLocalDate().equals(until.toLocalDate());
    }

    @Test
    void shouldHaveNoWindowWhereNobodyEverWorks() {
        ContactWindow never = new ContactWindow(Policy.defaults().timing(), (country, day) -> true);

        assertThat(never.next(wish("2026-01-05T03:00:00Z", PARIS))).isNull();
    }
}

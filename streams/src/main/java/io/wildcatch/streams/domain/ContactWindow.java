package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.TimingRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rule 11: the next moment inside working hours, where the person is, on no public holiday. Where in the working hours
 * it lies is drawn from the opportunity's id and the number of the attempt, so that contacts are spread; after contacts
 * that nobody answered it is another weekday, where there is one within a week and before rivals know.
 */
final class ContactWindow {

    /**
     * A part of a working day.
     *
     * @param from epoch milliseconds, inclusive
     * @param until epoch milliseconds, exclusive
     */
    record Window(long from, long until) {}

    /**
     * What the window depends on.
     *
     * @param earliest not before, epoch milliseconds
     * @param deadline rivals know from then on; kept where possible; null: none
     * @param zone where the person is
     * @param country whose holidays count; null: unknown
     * @param unanswered contacts without an answer
     * @param draw number that spreads contacts, the same in every run
     */
    record Wish(
            long earliest,
            @Nullable Long deadline,
            ZoneId zone,
            @Nullable String country,
            List<Touch> unanswered,
            long draw) {}

    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    /** A longer row of days without work has no window. */
    private static final int DAYS = 21;
    /** Days in which another weekday is looked for. */
    private static final int WEEK = 7;

    private final TimingRules rules;
    private final Holidays holidays;

    ContactWindow(TimingRules rules, Holidays holidays) {
        this.rules = rules;
        this.holidays = holidays;
    }

    /** @return null when there is no working day within three weeks */
    @Nullable
    Window next(Wish wish) {
        List<Window> open = openings(wish);
        if (open.isEmpty()) {
            return null;
        }
        List<Window> inTime = wish.deadline() == null ? List.of() : before(wish.deadline(), open);
        return draw(wish, fresh(wish, inTime.isEmpty() ? open : inTime));
    }

    /** Working hours, as far as they are still to come and long enough. */
    private List<Window> openings(Wish wish) {
        List<Window> open = new ArrayList<>();
        LocalDate today =
                Instant.ofEpochMilli(wish.earliest()).atZone(wish.zone()).toLocalDate();
        for (int i = 0; i < DAYS && !isComplete(open); i++) {
            LocalDate day = today.plusDays(i);
            if (isWorkday(day, wish.country())) {
                for (TimingRules.Hours hours : rules.hours()) {
                    long start = millis(ZonedDateTime.of(day, hours.from(), wish.zone()));
                    long end = millis(ZonedDateTime.of(day, hours.until(), wish.zone()));
                    add(open, quarter(Math.max(start, wish.earliest()), start), end);
                }
            }
        }
        return open;
    }

    /** Long enough to find another weekday, and no longer. */
    private static boolean isComplete(List<Window> open) {
        return !open.isEmpty()
                && open.get(open.size() - 1).from() - open.get(0).from()
                        >= Duration.ofDays(WEEK - 1).toMillis();
    }

    private boolean isWorkday(LocalDate day, @Nullable String country) {
        return rules.days().contains(day.getDayOfWeek()) && (country == null || !holidays.isHoliday(country, day));
    }

    private void add(List<Window> open, long from, long until) {
        if (until - from >= rules.shortest().toMillis()) {
            open.add(new Window(from, until));
        }
    }

    /** The next quarter of an hour from the start of the working hours. */
    private static long quarter(long time, long start) {
        return start + ((time - start + QUARTER - 1) / QUARTER) * QUARTER;
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }

    private List<Window> before(long deadline, List<Window> open) {
        List<Window> cut = new ArrayList<>();
        open.forEach(window -> add(cut, window.from(), Math.min(window.until(), deadline)));
        return cut;
    }

    /** The first opening on a weekday on which nobody was contacted in vain; else the first. */
    private static Window fresh(Wish wish, List<Window> open) {
        Set<DayOfWeek> inVain = wish.unanswered().stream()
                .map(touch -> local(touch.at(), wish).getDayOfWeek())
                .collect(Collectors.toSet());
        return open.stream()
                .filter(window -> !inVain.contains(local(window.from(), wish).getDayOfWeek()))
                .findFirst()
                .orElse(open.get(0));
    }

    /** A part of the opening; never the weekday and hour of a contact in vain, unless that is all there is. */
    private Window draw(Wish wish, Window open) {
        List<Window> slots = new ArrayList<>();
        long length = Math.min(rules.length().toMillis(), open.until() - open.from());
        for (long from = open.from(); from + length <= open.until(); from += QUARTER) {
            slots.add(new Window(from, from + length));
        }
        List<Window> other = slots.stream()
                .filter(slot -> wish.unanswered().stream().noneMatch(touch -> sameHour(touch, slot, wish)))
                .toList();
        List<Window> choice = other.isEmpty() ? slots : other;
        return choice.get((int) Long.remainderUnsigned(wish.draw(), choice.size()));
    }

    private static boolean sameHour(Touch touch, Window slot, Wish wish) {
        ZonedDateTime before = local(touch.at(), wish);
        ZonedDateTime next = local(slot.from(), wish);
        return before.getDayOfWeek() == next.getDayOfWeek() && before.getHour() == next.getHour();
    }

    private static ZonedDateTime local(long time, Wish wish) {
        return Instant.ofEpochMilli(time).atZone(wish.zone());
    }
}

package io.wildcatch.streams.domain.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Rule 11.
 *
 * @param hours working hours of a day; kept in the order of time, which is that of the windows of a day
 * @param days working days
 * @param length of a contact window, longer than zero
 * @param shortest what is left of working hours must be this long, not longer than {@code length}
 * @param zone time zone where neither person nor country tells
 * @param channels of sellers, the best first
 * @param machineChannels of machines, the best first
 */
public record TimingRules(
        List<Hours> hours,
        List<DayOfWeek> days,
        Duration length,
        Duration shortest,
        ZoneId zone,
        List<String> channels,
        List<String> machineChannels) {

    private static final Set<String> CHANNELS = Set.of("EMAIL", "PHONE", "MEETING", "SOCIAL", "POST");

    /**
     * Part of a working day, local time.
     *
     * @param from inclusive
     * @param until exclusive, after {@code from}
     */
    public record Hours(LocalTime from, LocalTime until) {

        public Hours {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "timing.hours must end after they begin, but are " + from + " to " + until);
            }
        }

        private String words() {
            return from + " to " + until;
        }
    }

    public TimingRules {
        hours = hours.stream().sorted(Comparator.comparing(Hours::from)).toList();
        days = List.copyOf(days);
        channels = List.copyOf(channels);
        machineChannels = List.copyOf(machineChannels);
        Checks.positive("timing.length", length);
        Checks.positive("timing.shortest", shortest);
        if (hours.isEmpty() || days.isEmpty() || shortest.compareTo(length) > 0) {
            throw new IllegalArgumentException(
                    "timing needs hours, days, and a shortest window not longer than its length");
        }
        apart(hours);
        known(channels);
        known(machineChannels);
    }

    private static void apart(List<Hours> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            Hours before = sorted.get(i - 1);
            Hours next = sorted.get(i);
            if (next.from().isBefore(before.until())) {
                throw new IllegalArgumentException(
                        "timing.hours must not overlap, but " + before.words() + " and " + next.words() + " do");
            }
        }
    }

    private static void known(List<String> names) {
        if (!CHANNELS.containsAll(names)) {
            throw new IllegalArgumentException(
                    "timing.channels must be of EMAIL, PHONE, MEETING, SOCIAL, POST, but are " + names);
        }
    }

    static TimingRules defaults() {
        return new TimingRules(
                List.of(
                        new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new Hours(LocalTime.of(14, 0), LocalTime.of(18, 0))),
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                ZoneOffset.UTC,
                List.of("PHONE", "EMAIL", "SOCIAL"),
                List.of("EMAIL", "POST"));
    }
}

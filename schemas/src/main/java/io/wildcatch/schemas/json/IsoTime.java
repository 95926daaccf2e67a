package io.wildcatch.schemas.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * Reads ISO-8601 times: with an offset or {@code Z}, or a date alone, which stands for its midnight in UTC. A time of
 * day without an offset isn't taken, because nobody can tell which instant it means. Precision is milliseconds; what is
 * finer is cut off.
 */
public final class IsoTime {

    /** For error messages. */
    public static final String EXPECTED = "an ISO-8601 time such as 2026-01-05T10:00:00Z";

    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST_FAST = 20;
    private static final int LONGEST = 64;

    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private IsoTime() {}

    /** The instant, or empty when the text isn't such a time. */
    public static Optional<Instant> parse(String text) {
        char[] chars = text.toCharArray();
        return parse(chars, 0, chars.length);
    }

    static Optional<Instant> parse(char[] text, int offset, int length) {
        if (isPlainUtc(text, offset, length)) {
            return utc(text, offset, length);
        }
        return length > LONGEST ? Optional.empty() : lenient(new String(text, offset, length).strip());
    }

    /** {@code yyyy-MM-ddTHH:mm:ss[.S…]Z}, which is what nearly every sender writes. */
    private static boolean isPlainUtc(char[] t, int o, int length) {
        return length >= SHORTEST_FAST
                && length <= SHORTEST_FAST + 10
                && t[o + 4] == '-'
                && t[o + 7] == '-'
                && t[o + 10] == 'T'
                && t[o + 13] == ':'
                && t[o + 16] == ':'
                && t[o + length - 1] == 'Z'
                && (length == SHORTEST_FAST || (t[o + 19] == '.' && length > SHORTEST_FAST + 1));
    }

    private static Optional<Instant> utc(char[] t, int o, int length) {
        int year = digits(t, o, 4);
        int month = digits(t, o + 5, 2);
        int day = digits(t, o + 8, 2);
        int hour = digits(t, o + 11, 2);
        int minute = digits(t, o + 14, 2);
        int second = digits(t, o + 17, 2);
        int fraction = length == SHORTEST_FAST ? 0 : digits(t, o + 20, length - 21);
        boolean inRange = year >= 0 && isMonthDay(year, month, day) && hour >= 0 && hour < 24;
        if (!inRange || minute < 0 || minute > 59 || second < 0 || second > 59 || fraction < 0) {
            return Optional.empty();
        }
        long seconds = epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
        return Optional.of(Instant.ofEpochMilli(seconds * 1_000L + millis(fraction, length - 21)));
    }

    private static boolean isMonthDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (day <= 28 || day <= lengthOf(year, month));
    }

    private static int lengthOf(int year, int month) {
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, without making a LocalDate. */
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    private static int millis(int fraction, int digits) {
        int value = fraction;
        for (int i = digits; i > 3; i--) {
            value /= 10;
        }
        for (int i = digits; i < 3; i++) {
            value *= 10;
        }
        return value;
    }

    /** The number in up to nine digits; negative when one of them is none. */
    private static int digits(char[] t, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = t[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Optional<Instant> lenient(String text) {
        try {
            Instant instant = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text, ANY_OFFSET).toInstant();
            return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            // The latter of a year that no record has room for.
            return Optional.empty();
        }
    }
}

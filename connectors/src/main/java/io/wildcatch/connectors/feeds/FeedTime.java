package io.wildcatch.connectors.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Dates and times of feeds: with or without time, with or without offset, and sometimes in the year 7017. */
final class FeedTime {

    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2099;

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendPattern("' UTC'")
            .optionalEnd()
            .toFormatter();
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter COMPACT_TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .toFormatter();

    private FeedTime() {}

    /**
     * Reads {@code 2026-10-05}, {@code 20261005}, {@code 20261005143000}, {@code 2026-10-05+02:00}, {@code 2026-10-05T12:00:00Z} and the like. A
     * date means its first moment, in UTC unless an offset is given.
     *
     * @return empty for what is no time, or lies outside the years 1970 to 2099
     */
    static Optional<Instant> parse(String text) {
        try {
            String trimmed = text.strip();
            return Optional.of(instant(formatter(trimmed).parse(trimmed))).filter(FeedTime::isPlausible);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String text) {
        return switch (text.length()) {
            case 8 -> COMPACT;
            case 14 -> COMPACT_TIME;
            default -> ANY;
        };
    }

    private static Instant instant(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
        LocalDateTime local =
                parsed.isSupported(ChronoField.HOUR_OF_DAY) ? LocalDateTime.from(parsed) : date.atStartOfDay();
        return OffsetDateTime.of(local, offset).toInstant();
    }

    private static boolean isPlausible(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}

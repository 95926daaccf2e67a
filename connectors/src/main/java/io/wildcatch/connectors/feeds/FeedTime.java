package io.wildcatch.connectors.feeds;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
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
            .append(offset())
            .optionalStart()
            .appendPattern("' UTC'")
            .optionalEnd()
            .toFormatter();
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter COMPACT_TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .appendPattern("['T']")
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .append(offset())
            .toFormatter();

    private FeedTime() {}

    /** {@code Z}, {@code +02:00}, {@code +0200} or {@code +02}, or nothing. */
    private static DateTimeFormatter offset() {
        return new DateTimeFormatterBuilder()
                .parseLenient()
                .optionalStart()
                .appendOffset("+HH", "Z")
                .optionalEnd()
                .toFormatter();
    }

    /**
     * Reads {@code 2026-10-05}, {@code 20261005}, {@code 20261005143000}, {@code 20261005T143000Z}, {@code 2026-10-05+02:00},
     * {@code 2026-10-05T12:00:00+0200} and the like. A date means its first moment, in UTC unless an offset is given.
     *
     * @return empty for what is no time, is a day that no month has, or lies outside the years 1970 to 2099
     */
    static Optional<Instant> parse(String text) {
        try {
            String trimmed = text.strip();
            DateTimeFormatter formatter = formatter(trimmed);
            TemporalAccessor parsed = formatter.parse(trimmed);
            return isDay(formatter, trimmed)
                    ? Optional.of(instant(parsed)).filter(FeedTime::isPlausible)
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String text) {
        if (text.indexOf('-') == 4) {
            return ANY;
        }
        return text.length() == 8 ? COMPACT : COMPACT_TIME;
    }

    /** Parsing would make the last day of a month of its 31st; strict parsing wouldn't take 24:00 either. */
    private static boolean isDay(DateTimeFormatter formatter, String text) {
        TemporalAccessor written = formatter.parseUnresolved(text, new ParsePosition(0));
        return written != null
                && YearMonth.of(written.get(ChronoField.YEAR), written.get(ChronoField.MONTH_OF_YEAR))
                        .isValidDay(written.get(ChronoField.DAY_OF_MONTH));
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

package io.wildcatch.connectors.opendata;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed has been read: up to which day, and which records of the days that are read again are in Kafka already.
 * Days are read again since journals publish late, or mend what they published.
 */
final class Cursor {

    private static final String LINE = "\n";

    /** What is remembered starts with this day; earlier ones aren't read again. */
    private LocalDate since;

    private LocalDate until;
    private final TreeMap<LocalDate, IdSet> seen = new TreeMap<>();
    private LocalDate begunDay = LocalDate.MIN;
    private String begunId = "";
    private int delivered;

    private Cursor(LocalDate since, LocalDate until) {
        this.since = since;
        this.until = until;
    }

    /** Nothing read yet, and nothing wanted from before that day. */
    static Cursor startingAt(LocalDate day) {
        return new Cursor(day, day);
    }

    /** From what Connect has kept; empty for nothing, or nothing usable. */
    static Optional<Cursor> of(@Nullable Map<String, Object> kept) {
        if (kept == null || !kept.containsKey("since")) {
            return Optional.empty();
        }
        try {
            Cursor cursor = new Cursor(date(kept, "since"), date(kept, "until"));
            text(kept, "seen").lines().forEach(cursor::decodeDay);
            LocalDate day = date(kept, "day");
            text(kept, "page").lines().forEach(id -> cursor.add(day, id));
            cursor.begunDay = day;
            cursor.begunId = text(kept, "begun");
            cursor.delivered = kept.get("delivered") instanceof Number number ? number.intValue() : 0;
            return Optional.of(cursor);
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    LocalDate since() {
        return since;
    }

    /** The newest day of which anything was read. */
    LocalDate until() {
        return until;
    }

    boolean contains(LocalDate day, String id) {
        IdSet ids = seen.get(day);
        return ids != null && ids.contains(id);
    }

    /** How many of the Kafka records that come of this one are there already. */
    int delivered(LocalDate day, String id) {
        return day.equals(begunDay) && id.equals(begunId) ? delivered : 0;
    }

    void add(LocalDate day, String id) {
        seen.computeIfAbsent(day, unseen -> new IdSet()).add(id);
        until = day.isAfter(until) ? day : until;
    }

    /** Forgets what won't be read again. */
    void advance(LocalDate day, int overlapDays) {
        until = day.isAfter(until) ? day : until;
        LocalDate first = until.minusDays(overlapDays);
        since = first.isAfter(since) ? first : since;
        seen.headMap(since).clear();
    }

    /** The ids of all days, as they are kept. */
    String encoded() {
        return seen.entrySet().stream()
                .map(day -> day.getKey() + "=" + day.getValue().encoded())
                .collect(Collectors.joining(LINE));
    }

    /**
     * What Connect is to keep with a record.
     *
     * @param seen {@link #encoded} as of the begin of the page
     * @param page ids that came after that, a line each
     * @param begun id of the record of which only some are in Kafka; empty for none
     */
    Map<String, Object> toMap(String seen, LocalDate day, String page, String begun, int deliveredOfIt) {
        LocalDate newest = day.isAfter(until) ? day : until;
        return Map.of(
                "since",
                since.toString(),
                "until",
                newest.toString(),
                "seen",
                seen,
                "day",
                day.toString(),
                "page",
                page,
                "begun",
                begun,
                "delivered",
                (long) deliveredOfIt);
    }

    private void decodeDay(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            seen.put(LocalDate.parse(line.substring(0, equals)), IdSet.decoded(line.substring(equals + 1)));
        }
    }

    private static LocalDate date(Map<String, Object> kept, String field) {
        return LocalDate.parse(text(kept, field));
    }

    private static String text(Map<String, Object> kept, String field) {
        return kept.get(field) instanceof String text ? text : "";
    }
}

package io.wildcatch.connectors.opendata;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What Connect is to keep with each record of a slice: the ids that were in Kafka before, as one text for all that share
 * an offset, and those of the slice that come before it. Changes with {@link #done}.
 */
final class Bookmarks {

    private final Cursor cursor;
    private final LocalDate day;
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, StringBuilder> since = new HashMap<>();

    /** @param cursor as of the begin of the slice; doesn't change before its end */
    Bookmarks(Cursor cursor, LocalDate day) {
        this.cursor = cursor;
        this.day = day;
    }

    /** @return what the offset is kept under */
    Map<String, String> partition(String id) {
        return cursor.partition(cursor.part(id));
    }

    /** The offset of what comes of a record last. */
    Map<String, Object> last(String id) {
        return offset(id, since(id) + id, "", 0);
    }

    /** @param deliveredOfIt how many of those that come of the record are in Kafka then, though not all */
    Map<String, Object> begun(String id, int deliveredOfIt) {
        return offset(id, since(id), id, deliveredOfIt);
    }

    private Map<String, Object> offset(String id, String page, String begun, int deliveredOfIt) {
        String seen = before.computeIfAbsent(cursor.part(id), cursor::encoded);
        return cursor.toMap(seen, day, page, begun, deliveredOfIt);
    }

    private String since(String id) {
        return String.valueOf(since.getOrDefault(cursor.part(id), new StringBuilder()));
    }

    /** Nothing more comes of this record. */
    void done(String id) {
        since.computeIfAbsent(cursor.part(id), part -> new StringBuilder())
                .append(id)
                .append('\n');
    }
}

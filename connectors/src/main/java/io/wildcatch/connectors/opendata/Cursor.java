package io.wildcatch.connectors.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a feed has been read: up to which day, and which records of the days that are read again are in Kafka already.
 * Days are read again since journals publish late, or mend what they published.
 *
 * <p>Ids are shared out among offsets by their hash: whoever brings a record to Kafka writes down the offset that its id
 * is in, and all offsets that were ever written are the whole. Each is true by itself, and none is large.
 */
final class Cursor {

    /** A day of a million companies takes each offset a quarter of what a record of Kafka may be. */
    static final int MOST_OFFSETS = 64;

    private static final String FEED = "feed";
    private static final String PART = "part";

    private final Map<String, String> partition;
    private final List<SeenIds> parts;
    /** From when there was one offset only; it is kept as it is, and read for as long as its days are. */
    private SeenIds before = new SeenIds();
    /** Of records of which only some of what comes of them is in Kafka: how many, by day and id. */
    private final Map<String, Integer> begun = new HashMap<>();

    /** What is remembered starts with this day; earlier ones aren't read again. */
    private LocalDate since;

    private LocalDate until;

    private Cursor(String feed, int offsets, LocalDate since) {
        this.partition = Map.of(FEED, feed);
        this.parts = new ArrayList<>(
                IntStream.range(0, offsets).mapToObj(part -> new SeenIds()).toList());
        this.since = since;
        this.until = since;
    }

    /** Nothing read yet, and nothing wanted from before that day. */
    static Cursor startingAt(String feed, int offsets, LocalDate day) {
        return new Cursor(feed, offsets, day);
    }

    /** Where Connect may have kept something. */
    static Collection<Map<String, String>> partitions(String feed, int offsets) {
        return Stream.concat(
                        Stream.of(Map.of(FEED, feed)),
                        IntStream.range(0, offsets).mapToObj(part -> Map.of(FEED, feed, PART, Integer.toString(part))))
                .toList();
    }

    /** From what Connect has kept; empty for nothing, or nothing usable. */
    static Optional<Cursor> of(String feed, int offsets, Map<Map<String, String>, Map<String, Object>> kept) {
        try {
            Cursor cursor = new Cursor(feed, offsets, LocalDate.MIN);
            kept.forEach(cursor::take);
            if (cursor.since.equals(LocalDate.MIN)) {
                return Optional.empty();
            }
            cursor.forget();
            return Optional.of(cursor);
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void take(Map<String, String> from, Map<String, Object> kept) {
        if (!kept.containsKey("since")) {
            return;
        }
        since = later(since, date(kept, "since"));
        until = later(until, date(kept, "until"));
        LocalDate day = date(kept, "day");
        SeenIds ids = SeenIds.decoded(text(kept, "seen"));
        text(kept, "page").lines().forEach(id -> ids.add(day, id));
        if (kept.get("delivered") instanceof Number number) {
            begun.merge(name(day, text(kept, "begun")), number.intValue(), Math::max);
        }
        String part = from.get(PART);
        if (part != null) {
            parts.set(Integer.parseInt(part), ids);
        } else if (parts.size() == 1) {
            parts.set(0, ids);
        } else {
            before = ids;
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
        return parts.get(part(id)).contains(day, id) || before.contains(day, id);
    }

    /** How many of the Kafka records that come of this one are there already. */
    int delivered(LocalDate day, String id) {
        return begun.getOrDefault(name(day, id), 0);
    }

    void add(LocalDate day, String id) {
        parts.get(part(id)).add(day, id);
        until = later(until, day);
    }

    /** Forgets what won't be read again. */
    void advance(LocalDate day, int overlapDays) {
        until = later(until, day);
        since = later(since, until.minusDays(overlapDays));
        forget();
    }

    private void forget() {
        parts.forEach(part -> part.forgetBefore(since));
        before.forgetBefore(since);
    }

    /** Which offset an id is in, from 0 on. */
    int part(String id) {
        return Math.floorMod(Hashing.murmur3_128().hashString(id, UTF_8).asInt(), parts.size());
    }

    /** What the offset of a part is kept under. */
    Map<String, String> partition(int part) {
        return parts.size() == 1
                ? partition
                : Map.of(FEED, partition.getOrDefault(FEED, ""), PART, Integer.toString(part));
    }

    /** The ids of a part, as they are kept. */
    String encoded(int part) {
        return parts.get(part).encoded();
    }

    /**
     * What Connect is to keep with a record.
     *
     * @param seen {@link #encoded} as of the begin of the page
     * @param page ids of the same part that came after that, a line each
     * @param begun id of the record of which only some are in Kafka; empty for none
     */
    Map<String, Object> toMap(String seen, LocalDate day, String page, String begun, int deliveredOfIt) {
        return Map.of(
                "since",
                since.toString(),
                "until",
                later(until, day).toString(),
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

    private static String name(LocalDate day, String id) {
        return day + " " + id;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate date(Map<String, Object> kept, String field) {
        return LocalDate.parse(text(kept, field));
    }

    private static String text(Map<String, Object> kept, String field) {
        return kept.get(field) instanceof String text ? text : "";
    }
}

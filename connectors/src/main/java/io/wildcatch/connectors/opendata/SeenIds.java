package io.wildcatch.connectors.opendata;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ids of records that are in Kafka, day by day. Changes. */
final class SeenIds {

    private static final String LINE = "\n";

    private final TreeMap<LocalDate, IdSet> days = new TreeMap<>();

    boolean contains(LocalDate day, String id) {
        IdSet ids = days.get(day);
        return ids != null && ids.contains(id);
    }

    void add(LocalDate day, String id) {
        days.computeIfAbsent(day, unseen -> new IdSet()).add(id);
    }

    /** Days before that one won't be read again. */
    void forgetBefore(LocalDate day) {
        days.headMap(day).clear();
    }

    /** All ids, as they are kept: a line for each day. */
    String encoded() {
        return days.entrySet().stream()
                .map(day -> day.getKey() + "=" + day.getValue().encoded())
                .collect(Collectors.joining(LINE));
    }

    /** @throws java.time.format.DateTimeParseException or NumberFormatException when it is nothing that was encoded */
    static SeenIds decoded(String text) {
        SeenIds seen = new SeenIds();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                seen.days.put(LocalDate.parse(line.substring(0, equals)), IdSet.decoded(line.substring(equals + 1)));
            }
        });
        return seen;
    }
}

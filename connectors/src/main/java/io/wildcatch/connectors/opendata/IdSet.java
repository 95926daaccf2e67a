package io.wildcatch.connectors.opendata;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a day, exactly, in little room. Journals number their notices: ids that differ in one number only are kept as
 * ranges of that number, so that a day of ten thousand notices takes some bytes. Changes with {@link #add}.
 */
final class IdSet {

    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final int LONGEST_NUMBER = 17;
    private static final int RADIX = 36;
    private static final String GROUPS = "\t";

    /** By what stands around the number: last number of each range by its first. */
    private final Map<String, NavigableMap<Long, Long>> ranges = new TreeMap<>();

    private final Set<String> others = new TreeSet<>();

    /** @param id without tabs and ends of lines */
    void add(String id) {
        Split split = Split.of(id);
        if (split == null) {
            others.add(id);
            return;
        }
        NavigableMap<Long, Long> group = ranges.computeIfAbsent(split.around, unseen -> new TreeMap<>());
        if (!holds(group, split.number)) {
            insert(group, split.number);
        }
    }

    boolean contains(String id) {
        Split split = Split.of(id);
        if (split == null) {
            return others.contains(id);
        }
        NavigableMap<Long, Long> group = ranges.get(split.around);
        return group != null && holds(group, split.number);
    }

    /** Everything, as one line of text. */
    String encoded() {
        StringBuilder text = new StringBuilder();
        ranges.forEach((around, group) -> {
            text.append('r').append(around).append(GROUPS);
            long last = 0;
            for (Map.Entry<Long, Long> range : group.entrySet()) {
                text.append(Long.toString(range.getKey() - last, RADIX));
                if (!range.getValue().equals(range.getKey())) {
                    text.append('-').append(Long.toString(range.getValue() - range.getKey(), RADIX));
                }
                text.append(',');
                last = range.getValue();
            }
            text.append(GROUPS);
        });
        others.forEach(id -> text.append('o').append(id).append(GROUPS));
        return text.toString();
    }

    static IdSet decoded(String text) {
        IdSet set = new IdSet();
        String[] parts = text.split(GROUPS, -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("r") && i + 1 < parts.length) {
                set.ranges.put(parts[i].substring(1), decodedRanges(parts[++i]));
            } else if (parts[i].startsWith("o")) {
                set.others.add(parts[i].substring(1));
            }
        }
        return set;
    }

    private static NavigableMap<Long, Long> decodedRanges(String text) {
        NavigableMap<Long, Long> group = new TreeMap<>();
        long last = 0;
        for (String range : text.split(",", -1)) {
            if (!range.isEmpty()) {
                int dash = range.indexOf('-', 1);
                String from = dash < 0 ? range : range.substring(0, dash);
                long first = last + Long.parseLong(from, RADIX);
                last = dash < 0 ? first : first + Long.parseLong(range.substring(dash + 1), RADIX);
                group.put(first, last);
            }
        }
        return group;
    }

    private static boolean holds(NavigableMap<Long, Long> group, long number) {
        Map.Entry<Long, Long> below = group.floorEntry(number);
        return below != null && below.getValue() >= number;
    }

    private static void insert(NavigableMap<Long, Long> group, long number) {
        Map.Entry<Long, Long> below = group.floorEntry(number);
        long first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
        Long joined = group.remove(number + 1);
        group.put(first, joined == null ? number : joined);
    }

    /** An id as its longest number, and what stands around it; the number's length too where it has leading zeros. */
    private record Split(String around, long number) {

        static @Nullable Split of(String id) {
            int start = -1;
            int end = -1;
            Matcher number = NUMBERS.matcher(id);
            while (number.find()) {
                if (number.end() - number.start() >= end - start) {
                    start = number.start();
                    end = number.end();
                }
            }
            if (start < 0 || end - start > LONGEST_NUMBER) {
                return null;
            }
            String width = id.charAt(start) == '0' ? Integer.toString(end - start) : "";
            String around = id.substring(0, start) + "\u0001" + width + "\u0001" + id.substring(end);
            return new Split(around, Long.parseLong(id.substring(start, end)));
        }
    }
}

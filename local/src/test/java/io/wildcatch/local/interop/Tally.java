package io.wildcatch.local.interop;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** How the records of one cell of a matrix compare with what was expected. */
final class Tally {

    /** What came of one record. */
    enum Outcome {
        SAME,
        /** The same but for the order of a map's entries, which Avro leaves open. */
        REORDERED,
        /** The same record under another id. */
        OTHER_ID,
        DIFFERENT,
        REFUSED
    }

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> reasons = new TreeMap<>();

    /** Compares wire forms: the id, and each byte. */
    void addWire(WrittenTopic topic, byte[] expected, byte[] found) throws Exception {
        if (Arrays.equals(expected, found)) {
            add(Outcome.SAME);
        } else if (!isSameRecord(topic.schema(), body(expected), body(found))) {
            add(Outcome.DIFFERENT);
        } else {
            boolean isSameId = Arrays.equals(expected, 0, WrittenTopic.HEADER, found, 0, WrittenTopic.HEADER);
            add(isSameId ? Outcome.REORDERED : Outcome.OTHER_ID);
        }
    }

    /** Compares records. The entries of their maps have no order. */
    void addRecord(WrittenTopic topic, byte[] expected, byte[] found) throws Exception {
        boolean isSame = Arrays.equals(expected, found) || isSameRecord(topic.schema(), expected, found);
        add(isSame ? Outcome.SAME : Outcome.DIFFERENT);
    }

    /** The record was refused; the reason is kept without what is its own. */
    void addRefusal(Exception reason) {
        add(Outcome.REFUSED);
        String text = String.valueOf(reason.getMessage()).replaceAll("\\d+|(?<=from topic )\\S+|for subject.*", "…");
        reasons.merge(text, 1, Integer::sum);
    }

    private void add(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static boolean isSameRecord(Schema schema, byte[] expected, byte[] found) throws Exception {
        return PlainAvro.generic(schema, expected).equals(PlainAvro.generic(schema, found));
    }

    private static byte[] body(byte[] wire) {
        return Arrays.copyOfRange(wire, WrittenTopic.HEADER, wire.length);
    }

    int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Why records were refused, and how often. */
    Map<String, Integer> reasons() {
        return reasons;
    }

    /** Records compared and, after the stroke, differences; then how many of these are harmless, and what was refused. */
    @Override
    public String toString() {
        if (outcomes.isEmpty()) {
            return "–";
        }
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return "%d / %d%s%s%s"
                .formatted(
                        all - count(Outcome.REFUSED),
                        count(Outcome.DIFFERENT) + count(Outcome.REORDERED) + count(Outcome.OTHER_ID),
                        note(Outcome.REORDERED, "reordered"),
                        note(Outcome.OTHER_ID, "under another id"),
                        note(Outcome.REFUSED, "refused"));
    }

    private String note(Outcome outcome, String name) {
        return count(outcome) == 0 ? "" : ", " + count(outcome) + " " + name;
    }
}

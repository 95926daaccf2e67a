package io.wildcatch.local.interop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Each party writes each record; what it wrote is compared with plain Avro under the registry's id, and read by each
 * party.
 */
final class Matrix {

    /** The column that compares with plain Avro. */
    private static final String BYTES = "bytes";

    private final List<Party> parties;
    private final Map<String, Map<String, Tally>> rows = new LinkedHashMap<>();

    Matrix(List<Party> parties) {
        this.parties = parties;
        for (Party writer : parties) {
            Map<String, Tally> row = new LinkedHashMap<>();
            row.put(BYTES, new Tally());
            parties.forEach(reader -> row.put(reader.name(), new Tally()));
            rows.put(writer.name(), row);
        }
    }

    /** @param hasClass whether there is a generated class of the topic's records */
    void add(WrittenTopic topic, byte[] body, boolean hasClass) throws Exception {
        List<Party> able = parties.stream()
                .filter(party -> hasClass || !party.needsClass())
                .toList();
        for (Party writer : able) {
            Tally bytes = cell(writer.name(), BYTES);
            Optional<byte[]> wire = attempt(bytes, () -> writer.codec().write(topic, body));
            if (wire.isPresent()) {
                bytes.addWire(topic, topic.wire(body), wire.get());
                for (Party reader : able) {
                    read(cell(writer.name(), reader.name()), reader, topic, wire.get(), body);
                }
            }
        }
    }

    private static void read(Tally cell, Party reader, WrittenTopic topic, byte[] wire, byte[] body) throws Exception {
        Optional<byte[]> found = attempt(cell, () -> reader.codec().read(topic, wire));
        if (found.isPresent()) {
            cell.addRecord(topic, body, found.get());
        }
    }

    private static Optional<byte[]> attempt(Tally cell, Attempt attempt) {
        try {
            return Optional.of(attempt.bytes());
        } catch (Exception e) {
            cell.addRefusal(e);
            return Optional.empty();
        }
    }

    /** @param column a reader, or {@link #BYTES} */
    Tally cell(String writer, String column) {
        return rows.get(writer).get(column);
    }

    /** Every cell, by who writes and who reads. */
    Map<String, Tally> cells() {
        Map<String, Tally> cells = new LinkedHashMap<>();
        rows.forEach((writer, row) -> row.forEach((column, tally) -> cells.put(writer + " → " + column, tally)));
        return cells;
    }

    /** As a table of Markdown: a row each serializer, a column each deserializer. */
    @Override
    public String toString() {
        String names = parties.stream().map(Party::name).collect(Collectors.joining(" | "));
        StringBuilder table = new StringBuilder("| | bytes | " + names + " |\n");
        table.append("| --- ".repeat(parties.size() + 2)).append("|\n");
        rows.forEach((writer, row) -> table.append("| **%s** | %s |\n"
                .formatted(writer, row.values().stream().map(Tally::toString).collect(Collectors.joining(" | ")))));
        return table.toString();
    }

    private interface Attempt {
        byte[] bytes() throws Exception;
    }
}

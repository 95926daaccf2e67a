package io.wildcatch.local.feeds;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of an import, counted as it goes. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class ImportCounts {

    private long records;
    private long signals;
    private long corrections;
    private long accounts;
    private long rejected;
    private final Map<String, Long> rejectedByReason = new TreeMap<>();
    private List<String> unclassified = List.of();
    private long damaged;
    private final List<String> withoutRecords = new ArrayList<>();

    void record() {
        records++;
    }

    void signal(boolean correction) {
        signals++;
        corrections += correction ? 1 : 0;
    }

    void accounts(long written) {
        accounts = written;
    }

    void unclassified(List<String> sources) {
        unclassified = sources;
    }

    /** A record has letters whose bytes were no UTF-8. */
    void damaged() {
        damaged++;
    }

    /** Nothing was in a file. */
    void withoutRecords(String file) {
        withoutRecords.add(file);
    }

    void rejected(String reason) {
        rejected++;
        rejectedByReason.merge(reason, 1L, Long::sum);
    }

    long records() {
        return records;
    }

    boolean nothingCameOfIt() {
        return records > 0 && signals == 0 && accounts == 0;
    }

    /** The closing lines. */
    String toText() {
        StringBuilder text = new StringBuilder()
                .append("records      %,12d%n".formatted(records))
                .append("signals      %,12d%n".formatted(signals))
                .append("corrections  %,12d%n".formatted(corrections))
                .append("accounts     %,12d%n".formatted(accounts))
                .append("rejected     %,12d%n".formatted(rejected));
        rejectedByReason.forEach((reason, count) -> text.append("  %,14d  %s%n".formatted(count, reason)));
        if (!unclassified.isEmpty()) {
            text.append("Of no class: %s. Say what these sources are with --class, or in sources.json.%n"
                    .formatted(String.join(", ", unclassified)));
        }
        if (damaged > 0) {
            text.append(
                    ("Not UTF-8, so that letters were lost: %,d of the records. Convert the file first, for example with"
                                    + " iconv -f WINDOWS-1252 -t UTF-8.%n")
                            .formatted(damaged));
        }
        if (!withoutRecords.isEmpty()) {
            text.append("No record in %s.%n".formatted(String.join(", ", withoutRecords)));
        }
        return text.toString();
    }
}

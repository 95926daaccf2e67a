package io.wildcatch.streams.topology;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of records in global tables that can't be read: of each one once, though every stage reads its tables again
 * whenever something in any of them changes.
 */
final class Unreadable {

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);
    private static final int REMEMBERED = 1_000;

    private record Place(String table, String key) {}

    /** What was told last of a key, by the hash of its bytes: other bytes are another record. */
    private final Recent<Place, Integer> told = new Recent<>(REMEMBERED);

    void tell(String table, String key, byte[] value, Exception fault) {
        if (isNews(table, key, value)) {
            LOG.warn("unreadable record of {} counts as absent: {} ({})", table, key, fault.getMessage());
        }
    }

    /** Whether nobody was told of these bytes. */
    synchronized boolean isNews(String table, String key, byte[] value) {
        int hash = Arrays.hashCode(value);
        Integer before = told.put(new Place(table, key), hash);
        return before == null || before != hash;
    }
}

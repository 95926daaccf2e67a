package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The opportunities whose records somebody has deleted, or merged into others. HubSpot finds what is in the bin by its
 * own ids only, so that the whole bin is read, and remembered for a while. Used by several threads.
 */
final class Bin {

    /** Long enough for hundreds of batches to share one look, short for somebody who deletes a record. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Records records;
    private final Target target;
    private final InstantSource clock;
    private Set<String> ids = Set.of();
    private @Nullable Instant readAt;

    Bin(Records records, Target target, InstantSource clock) {
        this.records = records;
        this.target = target;
        this.clock = clock;
    }

    /** Their external ids, as of {@link #REMEMBERED} ago at the earliest. */
    synchronized Set<String> ids() throws NoAnswerException, InterruptedException {
        Instant now = clock.instant();
        if (readAt == null || !now.isBefore(readAt.plus(REMEMBERED))) {
            ids = read();
            readAt = now;
        }
        return ids;
    }

    /** Something was deleted just now: the next look is a fresh one. */
    synchronized void forget() {
        readAt = null;
    }

    private Set<String> read() throws NoAnswerException, InterruptedException {
        Set<String> all = new HashSet<>();
        @Nullable String after = "";
        while (after != null) {
            JsonNode page = records.archived(target.object(), List.of(target.idProperty()), after);
            page.path("results")
                    .forEach(record -> all.add(
                            record.path("properties").path(target.idProperty()).asText("")));
            after = Records.next(page);
        }
        return Set.copyOf(all);
    }
}

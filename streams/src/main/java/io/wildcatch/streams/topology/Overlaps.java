package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which sources have shown the same event: whoever reads either knows. Each report says so once, when it turns out that a
 * source of another family had shown its event before: at once in order, and later when that one comes late.
 */
final class Overlaps {

    /**
     * Two reports of one event.
     *
     * @param first its first one
     * @param copy a later one
     */
    record Overlap(Sighting first, Sighting copy) {}

    private final Ledger ledger;
    private final Sighting report;
    private final BiPredicate<String, String> teaches;
    /** By the key of the copy; null: the report is the last one, and changes nothing of those before. */
    private final @Nullable Map<Long, Overlap> before;

    /**
     * @param report that isn't known yet, and is about to be taken in
     * @param teaches whether it says anything that the first source and the second one have shown one event
     */
    Overlaps(Ledger ledger, Sighting report, BiPredicate<String, String> teaches) {
        this.ledger = ledger;
        this.report = report;
        this.teaches = teaches;
        this.before = isLast() ? null : all();
    }

    private boolean isLast() {
        List<Sighting> known = ledger.sightings();
        return known.isEmpty() || Sighting.ORDER.compare(known.get(known.size() - 1), report) < 0;
    }

    /** Those that weren't known before. */
    List<Overlap> news(Fate fate) {
        if (before != null) {
            return late(before);
        }
        Overlap own = fate == Fate.DUPLICATE ? of(report) : null;
        return own == null ? List.of() : List.of(own);
    }

    private List<Overlap> late(Map<Long, Overlap> known) {
        Map<Long, Overlap> now = all();
        List<Overlap> news = new ArrayList<>(1);
        now.forEach((copy, overlap) -> {
            if (!known.containsKey(copy) && isFirstTold(overlap)) {
                news.add(overlap);
            }
        });
        // They may come up again when a further one is late.
        known.forEach((copy, overlap) -> {
            if (!now.containsKey(copy)) {
                isFirstTold(overlap);
            }
        });
        return news;
    }

    private boolean isFirstTold(Overlap overlap) {
        return ledger.hear(
                "overlap\0" + overlap.copy().source() + '\0' + overlap.copy().id(),
                overlap.copy().observedAt());
    }

    private Map<Long, Overlap> all() {
        Map<Long, Overlap> all = new LinkedHashMap<>();
        for (Sighting sighting : ledger.sightings()) {
            Overlap overlap = sighting.isFirst() ? null : of(sighting);
            if (overlap != null) {
                all.put(sighting.key(), overlap);
            }
        }
        return all;
    }

    private @Nullable Overlap of(Sighting copy) {
        Sighting first = ledger.firstOf(copy);
        return first != null && teaches.test(first.source(), copy.source()) ? new Overlap(first, copy) : null;
    }
}

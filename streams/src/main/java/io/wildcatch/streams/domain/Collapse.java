package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.CollapseRules;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rule 1: reports of one event are collapsed into one. A report joins the first event whose first report it matches, in
 * the order of {@link Sighting#ORDER}; so the same set of reports gives the same events, whatever order it arrived in,
 * and a daily visitor isn't one endless event.
 */
public final class Collapse implements Grouping {

    private static final String PRESS = "PRESS";

    private final CollapseRules rules;

    public Collapse(CollapseRules rules) {
        this.rules = rules;
    }

    @Override
    public void regroup(Ledger ledger, int from) {
        List<Sighting> sightings = ledger.sightings();
        for (int i = from; i < sightings.size(); i++) {
            Sighting sighting = sightings.get(i);
            if (sighting.isFaded()) {
                continue;
            }
            sightings.set(i, sighting.ofFact(factOf(ledger, sighting, i)));
        }
    }

    /** Key of the event that a report belongs to, among the {@code count} sightings before it. */
    private long factOf(Ledger ledger, Sighting report, int count) {
        for (int i = 0; i < count; i++) {
            Sighting earlier = ledger.sightings().get(i);
            if (shareReference(earlier, report) || (earlier.isFirst() && sameEvent(ledger, earlier, report))) {
                return earlier.event();
            }
        }
        return ledger.traces().knowsReference(report) ? 0 : Sighting.FIRST;
    }

    /** A report that names another one's reference speaks of the same event, however late and however reworded. */
    private boolean shareReference(Sighting earlier, Sighting report) {
        return !report.references().isEmpty()
                && report.observedAt() - earlier.observedAt()
                        <= rules.corrections().toMillis()
                && !Collections.disjoint(earlier.references(), report.references());
    }

    private boolean sameEvent(Ledger ledger, Sighting first, Sighting report) {
        long apart = Math.abs(report.occurredAt() - first.occurredAt());
        if (apart > rules.sameFact().toMillis() || !compatible(first, report) || numberedApart(first, report)) {
            return false;
        }
        if (first.url() != 0 && first.url() == report.url()) {
            return true;
        }
        TextSketch mine = report.sketch();
        TextSketch theirs = first.sketch();
        if (mine != null && theirs != null) {
            return mine.similarity(theirs) >= rules.similarity();
        }
        return mine == null
                && theirs == null
                && Objects.equals(first.offering(), report.offering())
                && first.kind().equals(report.kind())
                && apart <= rules.withoutText().toMillis()
                // Nothing but the time speaks for one event, and a verdict in between against it.
                && !ledger.hasEndedBetween(first, report);
    }

    /** A source that gives each of its reports a reference of its own says itself which ones are one event. */
    private static boolean numberedApart(Sighting first, Sighting report) {
        return first.source().equals(report.source())
                && !first.references().isEmpty()
                && !report.references().isEmpty();
    }

    /** The press may report anything; otherwise the kinds, and the offerings where both are named, must agree. */
    private static boolean compatible(Sighting first, Sighting report) {
        boolean kinds = first.kind().equals(report.kind())
                || first.kind().equals(PRESS)
                || report.kind().equals(PRESS);
        return kinds && agree(first.offering(), report.offering());
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}

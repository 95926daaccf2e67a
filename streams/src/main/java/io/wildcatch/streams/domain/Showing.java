package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has shown an account, source by source.
 *
 * @param bySource reports of the episode, those of each source in the order of time
 * @param folded what is kept of older ones, as far as it is remembered
 * @param from reports before that time are not remembered, epoch milliseconds
 * @param sources terms of a source
 */
record Showing(
        List<List<Sighting>> bySource, List<Residue.Shown> folded, long from, Function<String, SourceTerms> sources) {

    /** @param newest when the newest report was shown */
    List<Exposure> exposures(Relevance relevance, long newest) {
        return relevance.byEvidence() ? weighed(relevance, newest) : plain();
    }

    private List<Exposure> plain() {
        List<Exposure> exposures = new ArrayList<>(4);
        for (Residue.Shown row : folded) {
            expose(exposures, new Exposure(sources.apply(row.source()), Math.max(row.since(), from)));
        }
        for (List<Sighting> reports : bySource) {
            Sighting first = firstOf(reports);
            if (first != null) {
                expose(exposures, new Exposure(sources.apply(first.source()), first.observedAt()));
            }
        }
        return exposures;
    }

    private static void expose(List<Exposure> exposures, Exposure exposure) {
        int known = find(exposures, exposure.source().id());
        if (known < 0) {
            exposures.add(exposure);
        } else if (exposure.since() < exposures.get(known).since()) {
            exposures.set(known, exposure);
        }
    }

    private static int find(List<Exposure> exposures, String source) {
        for (int i = 0; i < exposures.size(); i++) {
            if (exposures.get(i).source().id().equals(source)) {
                return i;
            }
        }
        return -1;
    }

    private List<Exposure> weighed(Relevance relevance, long newest) {
        List<Exposure> exposures = new ArrayList<>(4);
        for (List<Sighting> reports : bySource) {
            List<Sighting> shown = eventsOf(reports);
            if (!shown.isEmpty()) {
                Sighting first = shown.get(0);
                exposures.add(new Exposure(
                        sources.apply(first.source()), first.observedAt(), relevance.glimpses(shown, newest)));
            }
        }
        int present = exposures.size();
        for (Residue.Shown row : folded) {
            // Of what was folded away only the time is known: what is still there of the source says more.
            int known = find(exposures, row.source());
            if (known < 0 || known >= present) {
                long since = Math.max(row.since(), from);
                double share = relevance.current(newest - row.last());
                expose(
                        exposures,
                        new Exposure(sources.apply(row.source()), since, List.of(new Exposure.Glimpse(since, share))));
            }
        }
        return exposures;
    }

    /** The first that is remembered; null without any. */
    private @Nullable Sighting firstOf(List<Sighting> reports) {
        for (Sighting report : reports) {
            if (report.observedAt() >= from) {
                return report;
            }
        }
        return null;
    }

    /** Those that are remembered, the first of each event. */
    private List<Sighting> eventsOf(List<Sighting> reports) {
        List<Sighting> same = new ArrayList<>(4);
        for (Sighting report : reports) {
            if (report.observedAt() >= from && !isAmong(same, report)) {
                same.add(report);
            }
        }
        return same;
    }

    /** @param same what was shown before */
    private static boolean isAmong(List<Sighting> same, Sighting report) {
        if (report.isFirst() || report.fact() == 0) {
            return false;
        }
        for (Sighting other : same) {
            if (other.event() == report.fact()) {
                return true;
            }
        }
        return false;
    }
}

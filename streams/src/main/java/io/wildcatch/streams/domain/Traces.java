package io.wildcatch.streams.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of reports that were folded away, and of what was heard otherwise: enough to know a resend or a
 * correction when it comes.
 */
public final class Traces {

    /** A busy account forgets the oldest beyond this number. */
    static final int LIMIT = 512;

    /**
     * @param hash of a signal's identity, of a reference, or of what was heard
     * @param at when it was shown
     */
    public record Trace(long hash, long at) {}

    private final List<Trace> traces = new ArrayList<>(0);

    public List<Trace> list() {
        return traces;
    }

    public void restore(Trace trace) {
        traces.add(trace);
    }

    boolean knows(long hash) {
        for (int i = 0; i < traces.size(); i++) {
            if (traces.get(i).hash() == hash) {
                return true;
            }
        }
        return false;
    }

    boolean knowsReference(Sighting report) {
        for (Long reference : report.references()) {
            if (knows(reference)) {
                return true;
            }
        }
        return false;
    }

    void keep(Sighting folded) {
        traces.add(new Trace(folded.key(), folded.observedAt()));
        for (Long reference : folded.references()) {
            traces.add(new Trace(reference, folded.observedAt()));
        }
    }

    void keep(long hash, long at) {
        traces.add(new Trace(hash, at));
    }

    void forgetBefore(long time) {
        if (!traces.isEmpty()) {
            traces.removeIf(trace -> trace.at() < time);
        }
        if (traces.size() > LIMIT) {
            traces.subList(0, traces.size() - LIMIT).clear();
        }
    }
}

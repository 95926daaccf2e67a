package io.wildcatch.connectors.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a task has done since it was started. May be read by any thread. */
public final class SourceCounters {

    private final LongAdder records = new LongAdder();
    private final LongAdder signals = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<String, LongAdder> byReason = new ConcurrentHashMap<>();

    void mapped(int newSignals) {
        records.increment();
        signals.add(newSignals);
    }

    void rejected(String reason) {
        records.increment();
        rejected.increment();
        byReason.computeIfAbsent(reason, unseen -> new LongAdder()).increment();
    }

    /** A record that was passed on before, seen again. */
    public void repeat() {
        repeats.increment();
    }

    /** A request to the feed. */
    public void request() {
        requests.increment();
    }

    /** A request that has to be tried again. */
    public void failure() {
        failures.increment();
    }

    /** @return records that were mapped or rejected */
    public long records() {
        return records.sum();
    }

    public long signals() {
        return signals.sum();
    }

    public long repeats() {
        return repeats.sum();
    }

    public long requests() {
        return requests.sum();
    }

    public long failures() {
        return failures.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    /** @return how many were rejected for which reason */
    public Map<String, Long> rejectedByReason() {
        Map<String, Long> sums = new TreeMap<>();
        byReason.forEach((reason, count) -> sums.put(reason, count.sum()));
        return sums;
    }

    @Override
    public String toString() {
        return "%d records, %d signals, %d rejected %s, %d repeats, %d requests of which %d failed"
                .formatted(records(), signals(), rejected(), rejectedByReason(), repeats(), requests(), failures());
    }
}

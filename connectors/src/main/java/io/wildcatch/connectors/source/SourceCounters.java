package io.wildcatch.connectors.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/** What a task has done since it was started. May be read by any thread. */
public final class SourceCounters {

    private final LongAdder records = new LongAdder();
    private final LongAdder signals = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<String, LongAdder> byReason = new ConcurrentHashMap<>();

    /** Shows the counts among the worker's metrics. */
    public void showIn(PluginMetrics metrics) {
        show(metrics, "records", "Records that were mapped or rejected", records);
        show(metrics, "signals", "Signals written", signals);
        show(metrics, "rejected", "Records that went to the dead letters", rejected);
        show(metrics, "repeats", "Records that were passed on before, seen again", repeats);
        show(metrics, "requests", "Requests to the feed", requests);
        show(metrics, "failures", "Requests that had to be tried again", failures);
    }

    private static void show(PluginMetrics metrics, String name, String doc, LongAdder count) {
        Gauge<Long> gauge = (config, now) -> count.sum();
        metrics.addMetric(metrics.metricName(name, doc, new LinkedHashMap<>()), gauge);
    }

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

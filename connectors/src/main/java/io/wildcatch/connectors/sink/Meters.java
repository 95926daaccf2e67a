package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.Couriers;
import io.wildcatch.connectors.crm.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/** What a task did, among the worker's metrics (group {@code plugins}, with the tags of connector and task). */
final class Meters implements AutoCloseable {

    private final PluginMetrics metrics;
    private final List<MetricName> names = new ArrayList<>();

    private Meters(PluginMetrics metrics) {
        this.metrics = metrics;
    }

    static Meters register(PluginMetrics metrics, Tally tally, Couriers couriers) {
        Meters meters = new Meters(metrics);
        meters.add("requests-total", "Batches sent, whatever came of them", tally::requests);
        meters.add("delivered-total", "Records that the system has", tally::delivered);
        meters.add("deleted-total", "Records left alone, since a person has deleted them", tally::deleted);
        meters.add("refused-total", "Records that it won't take, or that were given up", tally::refused);
        meters.add("retried-total", "Records that had to be sent again", tally::retried);
        meters.add("throttled-total", "Batches answered with: too many requests", tally::throttled);
        meters.add("waiting", "Records that wait to be sent", couriers::waiting);
        meters.add(
                "breaker-open",
                "1 while the system fails whatever it is asked",
                () -> couriers.isBreakerOpen() ? 1 : 0);
        return meters;
    }

    private void add(String name, String description, LongSupplier value) {
        MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>());
        metrics.addMetric(metric, (Gauge<Long>) (config, now) -> value.getAsLong());
        names.add(metric);
    }

    @Override
    public void close() {
        names.forEach(metrics::removeMetric);
    }
}

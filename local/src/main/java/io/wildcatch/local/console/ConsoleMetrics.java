package io.wildcatch.local.console;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wildcatch.event.Lane;
import io.wildcatch.local.console.view.View;
import io.wildcatch.local.console.view.ViewReader;

/** What the console measures of itself and of what it sees. */
final class ConsoleMetrics {

    private ConsoleMetrics() {}

    static void bind(MeterRegistry meters, View view, ViewReader reader, EventHub events) {
        for (Lane lane : Lane.values()) {
            Gauge.builder(
                            "wildcatch.console.opportunities",
                            view,
                            v -> v.lanes().getOrDefault(lane, 0))
                    .description("Opportunities by the lane they are in")
                    .tag("lane", lane.name())
                    .register(meters);
        }
        Gauge.builder("wildcatch.console.accounts", view, View::accounts)
                .description("Accounts of the CRM that the console knows")
                .register(meters);
        Gauge.builder("wildcatch.console.lag", reader, ViewReader::lag)
                .description("Records that the console has yet to read")
                .register(meters);
        Gauge.builder("wildcatch.console.caught.up", reader, r -> r.caughtUp() ? 1 : 0)
                .description("1 when the console has read what was there at its start")
                .register(meters);
        Gauge.builder("wildcatch.console.listeners", events, EventHub::listeners)
                .description("Open streams of events")
                .register(meters);
        FunctionCounter.builder("wildcatch.console.records", reader, ViewReader::records)
                .description("Records read by the console")
                .register(meters);
        FunctionCounter.builder("wildcatch.console.unreadable", reader, ViewReader::unreadable)
                .description("Records left out because they can't be decoded")
                .register(meters);
    }
}

package io.wildcatch.local.up;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wildcatch.connectors.intake.IntakeServer;

/** What an intake measures of itself. */
public final class IntakeMeters {

    private IntakeMeters() {}

    public static void bind(MeterRegistry meters, IntakeServer intake) {
        FunctionCounter.builder(
                        "wildcatch.intake.accepted",
                        intake,
                        server -> server.stats().accepted())
                .description("Signals that the brokers have committed")
                .register(meters);
        FunctionCounter.builder(
                        "wildcatch.intake.rejected",
                        intake,
                        server -> server.stats().rejected())
                .description("Signals refused one by one")
                .register(meters);
        FunctionCounter.builder(
                        "wildcatch.intake.bytes",
                        intake,
                        server -> server.stats().bytes())
                .description("Bodies read")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder(
                        "wildcatch.intake.in.flight",
                        intake,
                        server -> server.stats().inFlightRequests())
                .description("Requests being read or written")
                .register(meters);
        for (int status : new int[] {202, 400, 401, 413, 429, 503}) {
            FunctionCounter.builder("wildcatch.intake.answers", intake, server -> answers(server, status))
                    .description("Answers by HTTP status")
                    .tag("status", Integer.toString(status))
                    .register(meters);
        }
    }

    private static long answers(IntakeServer server, int status) {
        return server.stats().answers().getOrDefault(status, 0L);
    }
}

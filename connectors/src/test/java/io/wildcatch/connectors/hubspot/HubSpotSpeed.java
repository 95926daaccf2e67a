package io.wildcatch.connectors.hubspot;

import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much of the allowed requests the sink makes of a stand-in that refuses whatever is beyond them, after one period to
 * warm up. A measurement, no test: {@code HubSpotSpeed [requests] [period, ms] [periods]}.
 */
final class HubSpotSpeed {

    /** Of one batch: new deals are looked for and made. */
    private static final int BATCH = 100;

    private HubSpotSpeed() {}

    public static void main(String[] arguments) {
        int requests = number(arguments, 0, 100);
        int period = number(arguments, 1, 10_000);
        int periods = number(arguments, 2, 3);
        try (FakeHubSpot hubSpot = Accounts.start()) {
            hubSpot.limit(requests, Duration.ofMillis(period), Integer.MAX_VALUE);
            Map<String, String> settings = new HashMap<>(Accounts.settings(hubSpot));
            settings.put("rate.limit.requests", Integer.toString(requests));
            settings.put("rate.limit.period.ms", Integer.toString(period));
            try (SinkDriver sink = SinkDriver.start(new HubSpotSinkConnector.Task(), settings)) {
                sink.put(IntStream.range(0, (periods + 2) * requests * BATCH / 2)
                        .mapToObj(i -> Opportunities.human("o-" + i))
                        .toList());
                pass(period);
                long before = hubSpot.requests();
                long start = System.nanoTime();
                pass(periods * period);
                double share = (hubSpot.requests() - before) * (period * 1e6) / (System.nanoTime() - start) / requests;
                System.out.printf(
                        "%.1f %% of %d requests in %d ms, %d refused%n",
                        100 * share, requests, period, hubSpot.throttled());
            }
        }
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis + 1_000L))
                .until(() -> true);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}

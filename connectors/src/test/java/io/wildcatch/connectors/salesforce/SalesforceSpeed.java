package io.wildcatch.connectors.salesforce;

import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.salesforce.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of the allowed requests the sink makes of a stand-in that takes its time, after two periods to warm up. A
 * measurement, no test: {@code SalesforceSpeed [requests] [period, ms] [connections, 0: default] [query, ms]
 * [upsert, ms] [periods] [batch]}.
 */
final class SalesforceSpeed {

    private SalesforceSpeed() {}

    public static void main(String[] arguments) {
        int requests = number(arguments, 0, 100);
        int period = number(arguments, 1, 10_000);
        int periods = number(arguments, 5, 6);
        int batch = number(arguments, 6, 200);
        Map<String, String> settings = new HashMap<>(Map.of(
                "request.timeout.ms", "30000",
                "rate.limit.requests", Integer.toString(requests),
                "rate.limit.period.ms", Integer.toString(period),
                "salesforce.batch.size", Integer.toString(batch)));
        if (number(arguments, 2, 0) > 0) {
            settings.put("connections", arguments[2]);
        }
        try (TestOrg org = new TestOrg()) {
            slow(org, Fault.Where.QUERY, number(arguments, 3, 150));
            slow(org, Fault.Where.UPSERT, number(arguments, 4, 600));
            try (SinkDriver sink = SinkDriver.start(new SalesforceSinkConnector.Task(), org.settings(settings))) {
                sink.put(TestOrg.opportunities((periods + 2) * requests / 2 * batch));
                pass(2 * period);
                int before = org.crm.requests();
                long start = System.nanoTime();
                pass(periods * period);
                double share = (org.crm.requests() - before) * (period * 1e6) / (System.nanoTime() - start) / requests;
                System.out.printf("%.1f %% of %d requests in %d ms%n", 100 * share, requests, period);
            }
        }
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis + 1_000L))
                .until(() -> true);
    }

    private static void slow(TestOrg org, Fault.Where where, int millis) {
        org.crm.fail(where, new Fault.Late(Duration.ofMillis(millis)), 1_000_000);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}

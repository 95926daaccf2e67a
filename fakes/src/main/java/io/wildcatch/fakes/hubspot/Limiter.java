package io.wildcatch.fakes.hubspot;

import io.wildcatch.fakes.FakeResponse;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * So many requests in any ten seconds and in a day, and so many searches in a second. Only requests that are let through
 * count. Replies to searches bear no headers about limits, as with HubSpot.
 */
final class Limiter {

    private final ArrayDeque<Long> recent = new ArrayDeque<>();
    private final ArrayDeque<Long> searches = new ArrayDeque<>();
    private int most = Integer.MAX_VALUE;
    private Duration interval = Duration.ofSeconds(10);
    private int daily = Integer.MAX_VALUE;
    private int searchesInSecond = Integer.MAX_VALUE;
    private long today;
    private long refused;

    synchronized void limits(int requests, Duration in, int inDay) {
        most = requests;
        interval = in;
        daily = inDay;
    }

    synchronized void searches(int inSecond) {
        searchesInSecond = inSecond;
    }

    /** @throws ApiException when the request is one too many */
    synchronized void let(boolean search) {
        long now = System.nanoTime();
        forget(recent, now - interval.toNanos());
        forget(searches, now - Duration.ofSeconds(1).toNanos());
        if (today >= daily) {
            refuse("DAILY", "You have reached your daily limit.");
        }
        if (recent.size() >= most) {
            refuse("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.");
        }
        if (search && searches.size() >= searchesInSecond) {
            refuse("SECONDLY", "You have reached your secondly limit.");
        }
        recent.add(now);
        today++;
        if (search) {
            searches.add(now);
        }
    }

    private void refuse(String policy, String message) {
        refused++;
        throw ApiException.limit(policy, message);
    }

    private static void forget(ArrayDeque<Long> times, long before) {
        while (!times.isEmpty() && times.element() - before < 0) {
            times.remove();
        }
    }

    synchronized FakeResponse headers(FakeResponse response) {
        return response.with("X-HubSpot-RateLimit-Max", Integer.toString(most))
                .with("X-HubSpot-RateLimit-Remaining", Integer.toString(most - recent.size()))
                .with("X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(interval.toMillis()))
                .with("X-HubSpot-RateLimit-Daily", Integer.toString(daily))
                .with("X-HubSpot-RateLimit-Daily-Remaining", Long.toString(daily - today));
    }

    synchronized long refused() {
        return refused;
    }
}

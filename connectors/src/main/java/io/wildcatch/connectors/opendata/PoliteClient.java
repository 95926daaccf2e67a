package io.wildcatch.connectors.opendata;

import io.wildcatch.connectors.http.Outbound;
import io.wildcatch.connectors.http.RetryAfter;
import io.wildcatch.connectors.opendata.Reply.Answered;
import io.wildcatch.connectors.opendata.Reply.Later;
import io.wildcatch.connectors.opendata.Reply.Refused;
import io.wildcatch.connectors.opendata.Reply.Unchanged;
import io.wildcatch.connectors.source.SourceCounters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * Asks a server, not more often than it likes: so many requests a minute, after a 429 or 503 when it says, after other
 * failures ever later. Goes to the hosts that are allowed and follows no redirects. Never waits itself: it says how long.
 */
final class PoliteClient {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(6);
    private static final int TOO_MANY = 429;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_TAGS = 200;

    private final HttpOptions options;
    private final Outbound http = new Outbound(CONNECTING);
    private final InstantSource clock;
    private final Backoff backoff;
    private final SourceCounters counters;
    private Instant notBefore = Instant.MIN;
    private int failures;
    /** Of answers that need not be sent again while they hold. */
    private final Map<URI, String> tags = new LinkedHashMap<>();

    /** @param random from 0 to 1, for back-off */
    PoliteClient(HttpOptions options, InstantSource clock, DoubleSupplier random, SourceCounters counters) {
        this.options = options;
        this.clock = clock;
        this.backoff = new Backoff(random);
        this.counters = counters;
    }

    /** @return when the next request may be made */
    Instant notBefore() {
        return notBefore;
    }

    /** Makes one request, whatever the time is. */
    Reply send(ApiRequest request) throws InterruptedException {
        options.requireAllowed(request.url());
        notBefore = clock.instant().plus(options.interval());
        counters.request();
        try {
            return reply(http.send(toHttp(request), TIMEOUT));
        } catch (ExecutionException e) {
            return later("no answer (" + String.valueOf(e.getCause()) + ")");
        } catch (TimeoutException e) {
            return later("no whole answer within " + TIMEOUT.toSeconds() + " s");
        }
    }

    /** Asks the next time only for what differs from this answer, now that all of it is on its way. */
    void remember(ApiRequest request, String tag) {
        tags.remove(request.url());
        if (!tag.isEmpty() && request.json().isEmpty()) {
            tags.put(request.url(), tag);
        }
        if (tags.size() > MOST_TAGS) {
            tags.remove(tags.keySet().iterator().next());
        }
    }

    /** The last answer was of use: the next failure is the first one. What has the right status may yet say nothing. */
    void useful() {
        failures = 0;
    }

    /** @return that the answer was of no use after all */
    Later later(String why) {
        return put(backoff.after(++failures), why);
    }

    private Reply reply(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Answered(
                    response.body(), response.headers().firstValue("ETag").orElse(""));
        }
        if (status == NOT_MODIFIED) {
            failures = 0;
            return new Unchanged();
        }
        if (status == TOO_MANY || status >= 500 || status == 408) {
            Optional<Duration> asked = RetryAfter.of(response.headers(), clock.instant(), LONGEST_RETRY_AFTER);
            Duration growing = backoff.after(++failures);
            return put(
                    asked.filter(wait -> wait.compareTo(growing) > 0 || (status == TOO_MANY && !wait.isZero()))
                            .orElse(growing),
                    "status " + status);
        }
        return new Refused(status, "status " + status);
    }

    private Later put(Duration wait, String why) {
        counters.failure();
        Instant then = clock.instant().plus(wait);
        notBefore = then.isAfter(notBefore) ? then : notBefore;
        return new Later(wait, why);
    }

    private HttpRequest toHttp(ApiRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url())
                .timeout(TIMEOUT)
                .header("Accept", "application/json, text/csv;q=0.9, */*;q=0.1")
                .header("User-Agent", options.userAgent());
        Optional.ofNullable(tags.get(request.url())).ifPresent(tag -> builder.header("If-None-Match", tag));
        options.credentials().ifPresent(secret -> builder.header(options.credentialsHeader(), secret.value()));
        request.json()
                .ifPresentOrElse(
                        json -> builder.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json)),
                        builder::GET);
        return builder.build();
    }
}

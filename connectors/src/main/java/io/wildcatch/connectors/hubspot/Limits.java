package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.crm.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What replies say about limits. HubSpot counts the requests of the last ten seconds: when none is left, the next one is
 * made when the oldest of them no longer counts.
 */
final class Limits {

    /** It counts a request a little after we do. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(25);
    /** Nobody is told when a day's requests are used up for how long they are: until midnight, in the account's time. */
    private static final Duration DAY = Duration.ofMinutes(10);

    private final Pace pace;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();
    private Duration interval = Duration.ofSeconds(10);

    Limits(Pace pace) {
        this.pace = pace;
    }

    synchronized void sending() {
        long now = System.nanoTime();
        forget(now);
        sent.add(now);
    }

    void note(Reply reply) {
        number(reply, "x-hubspot-ratelimit-interval-milliseconds").ifPresent(this::interval);
        OptionalLong left = number(reply, "x-hubspot-ratelimit-remaining");
        if (left.isPresent() && left.getAsLong() <= 0) {
            pace.rest(untilOneIsFree());
        }
    }

    private synchronized void interval(long millis) {
        if (millis > 0 && millis <= 60_000) {
            interval = Duration.ofMillis(millis);
        }
    }

    /** How long to wait after a reply that says too many requests, but not for how long. */
    Optional<Duration> pause(String policy) {
        return switch (policy) {
            case "DAILY" -> Optional.of(DAY);
            case "TEN_SECONDLY_ROLLING" -> Optional.of(untilOneIsFree());
            case "SECONDLY" -> Optional.of(Duration.ofSeconds(1));
            default -> Optional.empty();
        };
    }

    private synchronized Duration untilOneIsFree() {
        long now = System.nanoTime();
        forget(now);
        if (sent.isEmpty()) {
            return interval;
        }
        return Duration.ofNanos(sent.element() + interval.toNanos() - now).plus(ON_ITS_WAY);
    }

    private void forget(long now) {
        while (!sent.isEmpty() && now - sent.element() > interval.toNanos()) {
            sent.remove();
        }
    }

    private static OptionalLong number(Reply reply, String header) {
        Optional<String> text = reply.headers().firstValue(header).filter(value -> value.matches("\\d{1,12}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }
}

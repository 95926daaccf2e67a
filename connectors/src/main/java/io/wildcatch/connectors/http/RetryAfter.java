package io.wildcatch.connectors.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to wait. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * What {@code Retry-After} says, in seconds or as a date; empty without it, or when it says neither.
     *
     * @param longest what a longer wait is cut to; a date that has passed is no wait
     */
    public static Optional<Duration> of(HttpHeaders headers, Instant now, Duration longest) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> wait(text.strip(), now))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Optional<Duration> wait(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

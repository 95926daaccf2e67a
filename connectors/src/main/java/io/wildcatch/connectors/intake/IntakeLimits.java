package io.wildcatch.connectors.intake;

import java.time.Duration;

/**
 * What the intake takes on at a time; beyond it answers 413, 429 or 503 instead of growing.
 *
 * @param bodyBytes largest body of one request
 * @param inFlightBytes bodies being read or on their way to the broker, together
 * @param inFlightRequests requests being read or on their way to the broker
 * @param kafkaWait how long one step at the broker (reach it, send, commit) may take before a request gets 503
 */
public record IntakeLimits(int bodyBytes, long inFlightBytes, int inFlightRequests, Duration kafkaWait) {

    public static final IntakeLimits DEFAULT = new IntakeLimits(1 << 20, 64L << 20, 64, Duration.ofSeconds(5));

    public IntakeLimits {
        require(bodyBytes > 0, "bodyBytes: expected more than 0");
        require(inFlightBytes >= bodyBytes, "inFlightBytes: expected at least one body (" + bodyBytes + ")");
        require(inFlightRequests > 0, "inFlightRequests: expected more than 0");
        require(kafkaWait.toMillis() >= 100, "kafkaWait: expected at least 100 ms");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package io.wildcatch.connectors.intake;

import java.util.Map;

/**
 * What the intake has done since it started.
 *
 * @param accepted signals that the broker has committed
 * @param rejected signals refused one by one, in requests that were answered with 202
 * @param bytes bodies read
 * @param answers answers by HTTP status
 * @param inFlightRequests requests being read or written now
 * @param inFlightBytes their bodies, as reserved
 */
public record IntakeStats(
        long accepted,
        long rejected,
        long bytes,
        Map<Integer, Long> answers,
        int inFlightRequests,
        long inFlightBytes) {

    public IntakeStats {
        answers = Map.copyOf(answers);
    }
}

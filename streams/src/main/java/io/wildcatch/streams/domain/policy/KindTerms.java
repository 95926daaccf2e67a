package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * What one kind of signal says.
 *
 * @param weight log-odds of one fresh signal of strength 1
 * @param halfLife time in which it loses half of its strength
 */
public record KindTerms(double weight, Duration halfLife) {

    public KindTerms {
        Checks.positive("scoring.kinds.halfLife", halfLife);
    }
}

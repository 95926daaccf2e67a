package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rule 7: when a weak signal is released before it is corroborated, because rivals arrive faster than evidence.
 *
 * @param hold how long corroboration is waited for after each new signal
 * @param corroboration mean time until a true project shows further evidence
 * @param patience share of the chance to win that waiting may cost at the floor, above 0
 * @param leastProbability below which nothing is released early, 0 to 1
 */
public record RipeningRules(Duration hold, Duration corroboration, double patience, double leastProbability) {

    public RipeningRules {
        Checks.positive("ripening.hold", hold);
        Checks.positive("ripening.corroboration", corroboration);
        Checks.share("ripening.patience", patience);
        Checks.share("ripening.leastProbability", leastProbability);
    }
}

package io.wildcatch.streams.domain.policy;

/**
 * Rule 13: what goes to sellers to learn.
 *
 * @param cap most of the human contacts, as a share, that may be exploration, 0 to 1; 0: none
 * @param seed of the draws
 * @param leastSignals independent weak signals from which an account may be explored, at least 1
 */
public record ExplorationRules(double cap, long seed, int leastSignals) {

    public ExplorationRules {
        Checks.share("exploration.cap", cap);
        if (leastSignals < 1) {
            throw new IllegalArgumentException("exploration.leastSignals must be at least 1, but is " + leastSignals);
        }
    }
}

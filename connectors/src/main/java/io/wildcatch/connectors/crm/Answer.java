package io.wildcatch.connectors.crm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a system of record said to a batch. */
public sealed interface Answer {

    /**
     * It dealt with each delivery.
     *
     * @param outcomes in the order of the batch, and as many
     */
    record Settled(List<Outcome> outcomes) implements Answer {
        public Settled {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * Too many requests: it dealt with none.
     *
     * @param retryAfter how long it asks to wait; empty when it doesn't say. To come back at once is no answer to too many
     *     requests: that is as good as nothing, so that pauses grow
     */
    record Throttled(Optional<Duration> retryAfter) implements Answer {
        public Throttled {
            retryAfter = retryAfter.filter(wait -> wait.compareTo(Duration.ZERO) > 0);
        }
    }

    /**
     * It couldn't be reached, or failed. Whether it dealt with any is unknown.
     *
     * @param answered whether it answered at all: an error that a system answers with may be about a certain record
     */
    record Unavailable(String reason, boolean answered) implements Answer {}

    /** It refuses the batch as a whole, without saying which delivery is to blame; it dealt with none. */
    record RefusedWhole(Outcome.Refused refusal) implements Answer {}

    /**
     * Nothing can be delivered until somebody changes a setting, here or there.
     *
     * @param problem what is wrong and what to do, in one line
     */
    record Misconfigured(String problem) implements Answer {}
}

package io.wildcatch.local.cli;

import java.util.Map;

/** What the intake said to a batch. */
sealed interface PostOutcome {

    /**
     * It took the batch.
     *
     * @param rejected why it left some signals out, by their index in the batch
     */
    record Taken(long accepted, Map<Integer, String> rejected) implements PostOutcome {

        public Taken {
            rejected = Map.copyOf(rejected);
        }
    }

    /** It took nothing, because it can't read something in the batch. */
    record Malformed(String error) implements PostOutcome {}

    /** It could not be reached, was busy for too long, or refuses us. */
    record Undelivered(String reason) implements PostOutcome {}
}

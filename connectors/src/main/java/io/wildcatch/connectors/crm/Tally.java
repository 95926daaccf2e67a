package io.wildcatch.connectors.crm;

import java.util.concurrent.atomic.LongAdder;

/** What one task did, since it started. */
public final class Tally {

    final LongAdder requests = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder deleted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder throttled = new LongAdder();

    /** Counts what became of a delivery in the end. */
    void count(Outcome outcome) {
        LongAdder adder =
                outcome instanceof Outcome.Refused ? refused : outcome instanceof Outcome.Deleted ? deleted : delivered;
        adder.increment();
    }

    /** Batches sent, whatever came of them. */
    public long requests() {
        return requests.sum();
    }

    /** Deliveries that the system has. */
    public long delivered() {
        return delivered.sum();
    }

    /** Deliveries of what a person has deleted, which stays so. */
    public long deleted() {
        return deleted.sum();
    }

    /** Deliveries that it won't take, or that were given up. */
    public long refused() {
        return refused.sum();
    }

    /** Deliveries that had to be sent again. */
    public long retried() {
        return retried.sum();
    }

    /** Batches answered with "too many requests". */
    public long throttled() {
        return throttled.sum();
    }
}

package io.wildcatch.connectors.crm;

import java.util.concurrent.atomic.LongAdder;

/** What one task did, since it started. */
public final class Tally {

    final LongAdder requests = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder throttled = new LongAdder();

    /** Batches sent, whatever came of them. */
    public long requests() {
        return requests.sum();
    }

    /** Deliveries that the system has. */
    public long delivered() {
        return delivered.sum();
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

package io.wildcatch.connectors.intake;

/** How much the intake has taken on, and whether it can take on more. */
final class Admission {

    private final IntakeLimits limits;
    private int exchanges;
    private int requests;
    private long bytes;

    Admission(IntakeLimits limits) {
        this.limits = limits;
    }

    /** Reserves room for a body of at most so many bytes; false when there is none, and then nothing is reserved. */
    synchronized boolean enter(long bodyBytes) {
        if (requests >= limits.inFlightRequests() || bytes + bodyBytes > limits.inFlightBytes()) {
            return false;
        }
        requests++;
        bytes += bodyBytes;
        return true;
    }

    /** The same, but waits for so many milliseconds until others have left. */
    synchronized boolean enterWithin(long bodyBytes, long maxMillis) throws InterruptedException {
        long until = System.nanoTime() + maxMillis * 1_000_000;
        while (!enter(bodyBytes)) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void leave(long bodyBytes) {
        requests--;
        bytes -= bodyBytes;
        notifyAll();
    }

    /** A request has come, whatever becomes of it. */
    synchronized void opened() {
        exchanges++;
    }

    /** Its answer is on the way. */
    synchronized void closed() {
        exchanges--;
        notifyAll();
    }

    synchronized int requests() {
        return requests;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Waits until every request has its answer, but no longer than so many milliseconds. */
    synchronized void awaitEmpty(long maxMillis) throws InterruptedException {
        long until = System.nanoTime() + maxMillis * 1_000_000;
        for (long left = maxMillis; exchanges > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}

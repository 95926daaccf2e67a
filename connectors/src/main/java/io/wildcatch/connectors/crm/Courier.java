package io.wildcatch.connectors.crm;

import io.wildcatch.connectors.crm.Outcome.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings parcels to a system of record, batch after batch, on a thread of its own, until each is delivered or refused.
 * A batch is done with before the next one is taken.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final String UNEXPECTED = "an error that nobody expected, see the worker's log";

    private final CrmClient client;
    private final Turns turns;
    private final Patience patience;
    private final Tally tally;
    private final RandomGenerator random;
    private final Parcels parcels;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final ReentrantLock underWay = new ReentrantLock();
    private volatile @Nullable String problem;

    Courier(Parcels parcels, CrmClient client, Turns turns, Patience patience, Tally tally, RandomGenerator random) {
        this.parcels = parcels;
        this.client = client;
        this.turns = turns;
        this.patience = patience;
        this.tally = tally;
        this.random = random;
    }

    /** Why it stopped; empty while it works. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Waits until no cancelled parcel is on its way any more.
     *
     * @return false when one still is after this time
     */
    boolean awaitCancelled(Duration longest) throws InterruptedException {
        if (!underWay.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        underWay.unlock();
        return true;
    }

    @Override
    public void run() {
        try {
            while (problem == null) {
                List<Parcel> taken = parcels.take(client.maxBatch());
                batches.push(new Batch(taken, Attempts.NONE));
                while (!batches.isEmpty() && problem == null) {
                    attempt(batches.pop().waitedFor());
                }
                if (problem == null) {
                    parcels.release(taken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stopped(e);
        } catch (Error e) {
            stopped(e);
            throw e;
        }
    }

    /** The problem comes first: without memory even a line in the log may be too much. */
    private void stopped(Throwable why) {
        problem = UNEXPECTED;
        problem = UNEXPECTED + ": " + why;
        LOG.error("A courier stopped", why);
    }

    private void attempt(Batch batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        turns.await();
        Duration pause;
        underWay.lockInterruptibly();
        try {
            pause = tried(batch);
        } finally {
            underWay.unlock();
        }
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    /**
     * From the look at who still waits up to the last receipt nobody may take a parcel away: its partition's next owner
     * would settle it once more.
     *
     * @return how long to wait after it
     */
    private Duration tried(Batch batch) throws InterruptedException {
        Batch left = batch.waitedFor();
        if (left.size() < batch.size() || !turns.take()) {
            // Some were cancelled while it waited, or somebody else looks whether the system is back: it waits again.
            batches.push(left);
            return Duration.ZERO;
        }
        Answer answer = send(batch);
        if (answer instanceof Answer.Settled settled) {
            return settle(batch, settled.outcomes());
        } else if (answer instanceof Answer.Throttled throttled) {
            return comeBack(batch, throttled);
        } else if (answer instanceof Answer.Unavailable unavailable) {
            return comeBack(batch, unavailable);
        } else if (answer instanceof Answer.RefusedWhole refused) {
            return blame(batch, refused.refusal());
        } else if (answer instanceof Answer.Misconfigured misconfigured) {
            problem = misconfigured.problem();
        }
        return Duration.ZERO;
    }

    private Answer send(Batch batch) throws InterruptedException {
        tally.requests.increment();
        Answer answer = new Answer.Unavailable("no answer", false);
        try {
            answer = client.send(batch.deliveries());
            return answer;
        } finally {
            turns.took(answer);
        }
    }

    private Duration settle(Batch batch, List<Outcome> outcomes) {
        List<Parcel> busy = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Parcel parcel = batch.parcels().get(i);
            if (outcomes.get(i) instanceof Outcome.Busy reason) {
                keepOrGiveUp(parcel, reason, batch.attempts(), busy);
            } else {
                settle(parcel, outcomes.get(i));
            }
        }
        return busy.isEmpty()
                ? Duration.ZERO
                : again(new Batch(busy, batch.attempts().afterError()));
    }

    private void keepOrGiveUp(Parcel parcel, Outcome.Busy busy, Attempts attempts, List<Parcel> kept) {
        if (patience.isExhausted(attempts.errors() + 1)) {
            settle(
                    parcel,
                    new Refused("GIVEN_UP", "still busy after " + patience.attempts() + " attempts: " + busy.reason()));
        } else {
            kept.add(parcel);
        }
    }

    private void settle(Parcel parcel, Outcome outcome) {
        tally.count(outcome);
        parcel.settle(outcome);
    }

    private Duration comeBack(Batch batch, Answer.Throttled throttled) {
        tally.throttled.increment();
        tally.retried.add(batch.size());
        Attempts attempts = batch.attempts().afterAbsence();
        turns.rest(throttled.retryAfter().orElseGet(() -> patience.pause(attempts.failures(), random)));
        batches.push(batch.after(attempts));
        return Duration.ZERO;
    }

    private Duration comeBack(Batch batch, Answer.Unavailable unavailable) {
        if (!unavailable.answered()) {
            return again(batch.after(batch.attempts().afterAbsence()));
        }
        Batch tried = batch.after(batch.attempts().afterError());
        int errors = tried.attempts().errors();
        if (patience.isExhausted(errors) || (!batch.isSingle() && patience.isTimeToHalve(errors))) {
            return blame(
                    tried,
                    new Refused("GIVEN_UP", errors + " attempts failed, the last one with: " + unavailable.reason()));
        }
        return again(tried);
    }

    /** Somebody in it is to blame: if there is only one, it is that one, else the halves show. */
    private Duration blame(Batch batch, Refused refusal) {
        if (batch.isSingle()) {
            settle(batch.parcels().get(0), refusal);
        } else {
            tally.retried.add(batch.size());
            batches.push(batch.secondHalf());
            batches.push(batch.firstHalf());
        }
        return Duration.ZERO;
    }

    private Duration again(Batch batch) {
        tally.retried.add(batch.size());
        batches.push(batch);
        return patience.pause(batch.attempts().failures(), random);
    }
}

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
            LOG.error("A courier stopped", e);
            problem = "an error that nobody expected, see the worker's log: " + e;
        }
    }

    private void attempt(Batch batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        Answer answer = send(batch);
        if (answer instanceof Answer.Settled settled) {
            settle(batch, settled.outcomes());
        } else if (answer instanceof Answer.Throttled throttled) {
            comeBack(batch, throttled);
        } else if (answer instanceof Answer.Unavailable unavailable) {
            comeBack(batch, unavailable);
        } else if (answer instanceof Answer.RefusedWhole refused) {
            blame(batch, refused.refusal());
        } else if (answer instanceof Answer.Misconfigured misconfigured) {
            problem = misconfigured.problem();
        }
    }

    private Answer send(Batch batch) throws InterruptedException {
        turns.await();
        underWay.lockInterruptibly();
        try {
            Batch left = batch.waitedFor();
            if (left.size() < batch.size()) {
                // Cancelled while it waited for its turn: what is left is asked for again.
                batches.push(left);
                return new Answer.Settled(List.of());
            }
            tally.requests.increment();
            Answer answer = client.send(batch.deliveries());
            turns.took(answer);
            return answer;
        } finally {
            underWay.unlock();
        }
    }

    private void settle(Batch batch, List<Outcome> outcomes) throws InterruptedException {
        List<Parcel> busy = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Parcel parcel = batch.parcels().get(i);
            if (outcomes.get(i) instanceof Outcome.Busy reason) {
                keepOrGiveUp(parcel, reason, batch.attempts(), busy);
            } else {
                settle(parcel, outcomes.get(i));
            }
        }
        if (!busy.isEmpty()) {
            again(new Batch(busy, batch.attempts().afterError()));
        }
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

    private void comeBack(Batch batch, Answer.Throttled throttled) {
        tally.throttled.increment();
        tally.retried.add(batch.size());
        Attempts attempts = batch.attempts().afterAbsence();
        turns.rest(throttled.retryAfter().orElseGet(() -> patience.pause(attempts.failures(), random)));
        batches.push(batch.after(attempts));
    }

    private void comeBack(Batch batch, Answer.Unavailable unavailable) throws InterruptedException {
        if (!unavailable.answered()) {
            again(batch.after(batch.attempts().afterAbsence()));
            return;
        }
        Batch tried = batch.after(batch.attempts().afterError());
        int errors = tried.attempts().errors();
        if (patience.isExhausted(errors) || (!batch.isSingle() && patience.isTimeToHalve(errors))) {
            blame(
                    tried,
                    new Refused("GIVEN_UP", errors + " attempts failed, the last one with: " + unavailable.reason()));
        } else {
            again(tried);
        }
    }

    /** Somebody in it is to blame: if there is only one, it is that one, else the halves show. */
    private void blame(Batch batch, Refused refusal) {
        if (batch.isSingle()) {
            settle(batch.parcels().get(0), refusal);
        } else {
            tally.retried.add(batch.size());
            batches.push(batch.secondHalf());
            batches.push(batch.firstHalf());
        }
    }

    private void again(Batch batch) throws InterruptedException {
        tally.retried.add(batch.size());
        batches.push(batch);
        TimeUnit.NANOSECONDS.sleep(
                patience.pause(batch.attempts().failures(), random).toNanos());
    }
}

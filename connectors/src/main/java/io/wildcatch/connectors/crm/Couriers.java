package io.wildcatch.connectors.crm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The couriers of one task. All versions of an opportunity go with the same one, so that they arrive in their order. */
public final class Couriers implements AutoCloseable {

    private final CrmClient client;
    private final Parcels parcels = new Parcels();
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Turns turns;
    private final Duration lastRequest;

    private Couriers(CrmClient client, Turns turns, Duration lastRequest) {
        this.client = client;
        this.turns = turns;
        this.lastRequest = lastRequest;
    }

    /**
     * Starts them.
     *
     * @param name of the connector and task, for threads
     * @param client is closed with them
     * @param connections how many requests at a time, 1 or more
     * @param lastRequest how long a request under way may still take when they are told to stop
     */
    public static Couriers start(
            String name,
            CrmClient client,
            Pace pace,
            Patience patience,
            Tally tally,
            int connections,
            Duration lastRequest) {
        Couriers all = new Couriers(client, new Turns(name, pace, patience.longest()), lastRequest);
        for (int i = 0; i < connections; i++) {
            Courier courier =
                    new Courier(all.parcels, client, all.turns, patience, tally, RandomGenerator.getDefault());
            Thread thread = new Thread(courier, name + "-courier-" + i);
            thread.setDaemon(true);
            all.couriers.add(courier);
            all.threads.add(thread);
        }
        all.threads.forEach(Thread::start);
        return all;
    }

    /** Takes parcels over; those that come together are sent together as far as batches allow. */
    public void accept(Collection<Parcel> more) {
        parcels.add(more);
    }

    /** Parcels that nobody has taken up yet. */
    public int waiting() {
        return parcels.size();
    }

    /** Whether nobody asks for the moment, since the system fails whatever it is asked. */
    public boolean isBreakerOpen() {
        return turns.isOpen();
    }

    /** Why one of them stopped; empty while all work. */
    public Optional<String> problem() {
        return couriers.stream().flatMap(courier -> courier.problem().stream()).findFirst();
    }

    /** Drops cancelled parcels and waits for those under way, at most as long as a request may take. */
    public void dropCancelled() throws InterruptedException {
        parcels.removeCancelled();
        for (Courier courier : couriers) {
            courier.awaitCancelled(lastRequest);
        }
    }

    /** Lets the requests under way end, then stops. What wasn't settled stays so. */
    @Override
    public void close() {
        try {
            dropCancelled();
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}

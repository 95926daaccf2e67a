package io.wildcatch.streams.topology;

import io.wildcatch.event.Homebound;
import io.wildcatch.event.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Touches and verdicts of accounts that nobody has told of: topics that are read together come in any order, and CRMs send
 * their parts one after the other. They wait where the account's id is at home, by the machine's clock, since only the
 * way here makes them wait; bounded, for some ids are never told.
 */
final class Waiting {

    /** As many touches as a ledger remembers. */
    static final int MOST = 64;

    private static final String QUEUE = "q\0";
    private static final int TOUCH = 0;
    private static final int VERDICT = 1;

    private record Waiter(long since, Homebound message) {}

    private final KeyValueStore<String, byte[]> roster;

    Waiting(KeyValueStore<String, byte[]> roster) {
        this.roster = roster;
    }

    /** @return who has to give up for it */
    List<Homebound> add(String accountId, Homebound message, long wall) {
        List<Waiter> queue = queue(accountId);
        queue.add(new Waiter(wall, message));
        List<Waiter> first = queue.subList(0, Math.max(0, queue.size() - MOST));
        List<Homebound> givenUp = messages(first);
        first.clear();
        write(QUEUE + accountId, queue);
        return givenUp;
    }

    /** Takes out what waits for the account, in its order. */
    List<Homebound> take(String accountId) {
        List<Waiter> queue = queue(accountId);
        if (!queue.isEmpty()) {
            roster.delete(QUEUE + accountId);
        }
        return messages(queue);
    }

    /** @return who has waited since before {@code wall}, and gives up */
    List<Homebound> forgetBefore(long wall) {
        List<KeyValue<String, List<Waiter>>> old = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = roster.prefixScan(QUEUE, new StringSerializer())) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                List<Waiter> queue = read(row.value);
                if (queue.get(0).since() < wall) {
                    old.add(KeyValue.pair(row.key, queue));
                }
            }
        }
        List<Homebound> givenUp = new ArrayList<>();
        for (KeyValue<String, List<Waiter>> row : old) {
            List<Waiter> gone =
                    row.value.stream().filter(waiter -> waiter.since() < wall).toList();
            givenUp.addAll(messages(gone));
            row.value.removeAll(gone);
            write(row.key, row.value);
        }
        return givenUp;
    }

    private static List<Homebound> messages(List<Waiter> queue) {
        return queue.stream().map(Waiter::message).toList();
    }

    private List<Waiter> queue(String accountId) {
        byte[] bytes = roster.get(QUEUE + accountId);
        return bytes == null ? new ArrayList<>(1) : read(bytes);
    }

    private static List<Waiter> read(byte[] bytes) {
        List<Waiter> queue = new ArrayList<>();
        ByteSource in = new ByteSource(bytes);
        in.readList(() -> queue.add(new Waiter(in.readLong(), message(in))));
        return queue;
    }

    private static Homebound message(ByteSource in) {
        Homebound message = new Homebound();
        if (in.readByte() == VERDICT) {
            message.setVerdict(Blobs.verdict(in.readBytes()));
        } else {
            message.setTouch(Blobs.touch(in.readBytes()));
        }
        return message;
    }

    private void write(String key, List<Waiter> queue) {
        if (queue.isEmpty()) {
            roster.delete(key);
            return;
        }
        ByteSink out = new ByteSink();
        out.writeList(queue, waiter -> {
            out.writeLong(waiter.since());
            write(out, waiter.message());
        });
        roster.put(key, out.toBytes());
    }

    private static void write(ByteSink out, Homebound message) {
        Verdict verdict = message.getVerdict();
        if (verdict == null) {
            out.writeByte(TOUCH);
            out.writeBytes(Blobs.of(message.getTouch()));
        } else {
            out.writeByte(VERDICT);
            out.writeBytes(Blobs.of(verdict));
        }
    }
}

package io.wildcatch.bench.oracle;

import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.Partitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of a pass-through each record must come once, with its bytes, in its partition and in its order. */
public final class PassThrough {

    private final Map<Integer, List<Message>> expected = new HashMap<>();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private Finding finding = Finding.verified();

    /** @param messages all that went in, in their order */
    public PassThrough(Iterable<Message> messages, int partitions) {
        for (Message message : messages) {
            expected.computeIfAbsent(Partitions.of(message.key(), partitions), p -> new ArrayList<>())
                    .add(message);
        }
    }

    /** Takes the next record of a partition. */
    public void take(int partition, String key, byte[] value) {
        List<Message> all = expected.getOrDefault(partition, List.of());
        int at = seen.merge(partition, 1, Integer::sum) - 1;
        if (finding.isVerified() && (at >= all.size() || !isSame(all.get(at), key, value))) {
            String instead = at < all.size() ? all.get(at).id() : "the end";
            finding = Finding.refuted("record %,d of partition %d: expected %s, got one with key %s"
                    .formatted(at, partition, instead, key));
        }
    }

    private static boolean isSame(Message message, String key, byte[] value) {
        return message.key().equals(key) && Arrays.equals(message.value(), value);
    }

    /** What is to be said when no more records come. */
    public Finding finding() {
        if (finding.isVerified()) {
            expected.forEach((partition, all) -> {
                int count = seen.getOrDefault(partition, 0);
                if (count < all.size()) {
                    finding = Finding.refuted(
                            "partition %d: expected %,d records, got %,d".formatted(partition, all.size(), count));
                }
            });
        }
        return finding;
    }
}

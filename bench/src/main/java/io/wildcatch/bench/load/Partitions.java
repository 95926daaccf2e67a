package io.wildcatch.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** Where records go. */
public final class Partitions {

    private Partitions() {}

    /** The partition of a key, as Kafka's Java client has it. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }
}

package io.wildcatch.bench.run;

import io.wildcatch.local.broker.AdminCalls;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is.
 *
 * @param admin asks the broker
 * @param group its name
 */
record GroupOffsets(Admin admin, String group) {

    /** What it has committed: the offset that it reads next, by partition. */
    Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        AdminCalls.await(
                        "read the offsets of " + group,
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** Where partitions end, what isn't committed yet included. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        AdminCalls.await("read the ends of topics", admin.listOffsets(asked).all())
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public String toString() {
        return group;
    }
}

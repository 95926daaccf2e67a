package io.wildcatch.local.reset;

import static io.wildcatch.local.broker.AdminCalls.await;

import io.wildcatch.local.broker.BrokerException;
import io.wildcatch.local.reset.ResetStep.DeleteState;
import io.wildcatch.local.reset.ResetStep.DeleteTopic;
import io.wildcatch.local.reset.ResetStep.EmptyTopic;
import io.wildcatch.local.reset.ResetStep.ForgetOffsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** Resets the topologies of a cluster. Nothing is done to the topics that others write or read. */
public final class Reset {

    private final Admin admin;
    private final ResetTarget target;

    public Reset(Admin admin, ResetTarget target) {
        this.admin = admin;
        this.target = target;
    }

    /**
     * What there is to do; empty when nothing is left.
     *
     * @throws IllegalStateException when instances are running
     * @throws BrokerException when Kafka can't be asked
     */
    public List<ResetStep> plan() {
        List<ResetStep> steps = new ArrayList<>();
        group().ifPresent(group -> {
            refuseWhileRunning(group);
            steps.add(new ForgetOffsets(target.application(), committed(group)));
        });
        Set<String> topics = await("list the topics", admin.listTopics().names());
        target.internal().stream().filter(topics::contains).sorted().forEach(topic -> {
            long records = records(topic);
            if (records > 0) {
                steps.add(new EmptyTopic(topic, records));
            }
        });
        target.changelogs().stream()
                .filter(topics::contains)
                .sorted()
                .forEach(topic -> steps.add(new DeleteTopic(topic)));
        if (Files.exists(target.state())) {
            steps.add(new DeleteState(target.state()));
        }
        return steps;
    }

    /**
     * Does one step. When a step fails, the reset can be run again: what is done is left out then. Offsets go first, since
     * with state but without offsets signals are read again and recognised, and the other way round they would be missed.
     *
     * @throws BrokerException when Kafka refuses
     */
    public void apply(ResetStep step) {
        if (step instanceof ForgetOffsets offsets) {
            forget(offsets.group());
        } else if (step instanceof EmptyTopic empty) {
            empty(empty.topic());
        } else if (step instanceof DeleteTopic delete) {
            await(
                    "delete topic " + delete.topic(),
                    admin.deleteTopics(List.of(delete.topic())).all());
        } else if (step instanceof DeleteState state) {
            delete(state.folder());
        }
    }

    private Optional<GroupListing> group() {
        return await("list the groups", admin.listGroups().all()).stream()
                .filter(group -> group.groupId().equals(target.application()))
                .findFirst();
    }

    private void refuseWhileRunning(GroupListing group) {
        List<String> members = isStreams(group) ? streamsMembers() : members();
        if (!members.isEmpty()) {
            throw new IllegalStateException(target.application() + " is running (" + String.join(", ", members)
                    + "): stop all instances first; one that was killed counts until its session is over");
        }
    }

    private List<String> members() {
        return await(
                        "describe group " + target.application(),
                        admin.describeConsumerGroups(List.of(target.application()))
                                .all())
                .values()
                .stream()
                .flatMap(description -> description.members().stream())
                .map(MemberDescription::host)
                .distinct()
                .toList();
    }

    private List<String> streamsMembers() {
        return await(
                        "describe group " + target.application(),
                        admin.describeStreamsGroups(List.of(target.application()))
                                .all())
                .values()
                .stream()
                .flatMap(description -> description.members().stream())
                .map(StreamsGroupMemberDescription::clientHost)
                .distinct()
                .toList();
    }

    private int committed(GroupListing group) {
        var offsets = isStreams(group)
                ? admin.listStreamsGroupOffsets(Map.of(group.groupId(), new ListStreamsGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(group.groupId())
                : admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata();
        return await("read the offsets of group " + group.groupId(), offsets).size();
    }

    private void forget(String group) {
        boolean streams = group().map(Reset::isStreams).orElse(false);
        await(
                "delete group " + group,
                streams
                        ? admin.deleteStreamsGroups(List.of(group)).all()
                        : admin.deleteConsumerGroups(List.of(group)).all());
    }

    private static boolean isStreams(GroupListing group) {
        return group.type().filter(GroupType.STREAMS::equals).isPresent();
    }

    private long records(String topic) {
        return sum(offsets(topic, OffsetSpec.latest())) - sum(offsets(topic, OffsetSpec.earliest()));
    }

    private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        return offsets.values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private void empty(String topic) {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        partitions(topic).forEach(partition -> all.put(partition, RecordsToDelete.beforeOffset(-1)));
        await("empty topic " + topic, admin.deleteRecords(all).all());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(String topic, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions(topic).stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return await("read the offsets of " + topic, admin.listOffsets(asked).all());
    }

    private List<TopicPartition> partitions(String topic) {
        return await(
                        "describe topic " + topic,
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("state folder " + folder + " can't be deleted: " + e.getMessage(), e);
        }
    }
}

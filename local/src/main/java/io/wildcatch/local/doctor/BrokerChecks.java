package io.wildcatch.local.doctor;

import static io.wildcatch.local.broker.AdminCalls.await;

import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicChange;
import io.wildcatch.local.provision.TopicPlan;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.Copartitioning;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.server.common.MetadataVersion;

/** What the brokers can tell. */
final class BrokerChecks {

    private static final short NEW_TRANSACTIONS = 2;
    private static final long MAX_SKEW_MS = 5_000;

    private final Admin admin;
    private final InstantSource clock;

    BrokerChecks(Admin admin, InstantSource clock) {
        this.admin = admin;
        this.clock = clock;
    }

    Finding broker(String bootstrap) {
        int nodes = await("reach the brokers", admin.describeCluster().nodes()).size();
        return Finding.ok(
                "broker",
                bootstrap + ", " + nodes + (nodes == 1 ? " node" : " nodes") + ", Kafka " + kafkaVersion() + " (client "
                        + AppInfoParser.getVersion() + ")");
    }

    Finding transactions() {
        short level = level("transaction.version");
        return level >= NEW_TRANSACTIONS
                ? Finding.ok("transactions", "transaction.version " + level)
                : Finding.failed(
                        "transactions",
                        "transaction.version is " + level + ", so that aborted writes may show after a crash",
                        "kafka-features --bootstrap-server HOST:PORT upgrade --feature transaction.version=2");
    }

    /** The leader of the metadata quorum says when it was last up to date, which for itself is always now. */
    Finding clock() {
        QuorumInfo quorum =
                await("ask for the time", admin.describeMetadataQuorum().quorumInfo());
        OptionalLong leader = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
                .findFirst()
                .orElse(OptionalLong.empty());
        if (leader.isEmpty()) {
            return Finding.skipped("clock", "the brokers don't tell their time");
        }
        long skew = Math.abs(clock.millis() - leader.getAsLong());
        return skew <= MAX_SKEW_MS
                ? Finding.ok("clock", skew + " ms between here and the brokers")
                : Finding.failed(
                        "clock",
                        skew / 1_000 + " s between here and the brokers",
                        "let both follow a time server (NTP), or deadlines fire at the wrong time");
    }

    Finding topics(Topics topics) {
        List<TopicSpec> wanted = TopicSpec.all(topics, TopicSpec.DEFAULT_PARTITIONS);
        TopicPlan plan = new TopicAdmin(admin).plan(wanted);
        String differing = plan.changes().stream()
                .filter(change -> !(change instanceof TopicChange.Keep))
                .map(TopicChange::name)
                .collect(Collectors.joining(", "));
        return plan.isEmpty()
                ? Finding.ok("topics", wanted.size() + " topics " + topics.prefix() + "*")
                : Finding.failed("topics", "missing or set differently: " + differing, "wildcatch topics apply");
    }

    /** Topics that are missing are another check's. */
    Finding partitions(Topics topics) {
        Copartitioning counts = Copartitioning.of(admin, topics);
        Optional<String> fault = counts.fault();
        if (fault.isPresent() && counts.missing().isEmpty()) {
            return new Finding("partitions", Finding.State.FAILED, fault.get());
        }
        return fault.isPresent()
                ? Finding.skipped("partitions", "needs the topics")
                : Finding.ok(
                        "partitions",
                        "%d each of the %d topics that are read together"
                                .formatted(
                                        counts.partitions().values().iterator().next(),
                                        counts.partitions().size()));
    }

    private String kafkaVersion() {
        short level = level(MetadataVersion.FEATURE_NAME);
        try {
            return MetadataVersion.fromFeatureLevel(level).toString();
        } catch (IllegalArgumentException e) {
            return "metadata level " + level;
        }
    }

    private short level(String feature) {
        FinalizedVersionRange range = await(
                        "read the features", admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(feature);
        return range == null ? 0 : range.maxVersionLevel();
    }
}

package io.wildcatch.local.provision;

import static io.wildcatch.local.broker.AdminCalls.await;
import static io.wildcatch.local.broker.AdminCalls.awaitTopics;

import io.wildcatch.local.broker.BrokerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Reads and changes the topics of a cluster. */
public final class TopicAdmin {

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * What it takes to give the cluster these topics.
     *
     * @throws BrokerException when Kafka can't be asked
     */
    public TopicPlan plan(List<TopicSpec> wanted) {
        Set<String> names = wanted.stream().map(TopicSpec::name).collect(Collectors.toSet());
        return TopicPlan.of(existing(names), wanted);
    }

    /**
     * Does what a plan says. Doing it twice does no harm.
     *
     * @param replicas of topics that are created; empty takes the broker's default
     * @throws BrokerException when Kafka refuses
     */
    public void apply(TopicPlan plan, Optional<Short> replicas) {
        List<TopicSpec> missing = new ArrayList<>();
        for (TopicChange change : plan.changes()) {
            if (change instanceof TopicChange.Create create) {
                missing.add(create.spec());
            } else if (change instanceof TopicChange.Alter alter) {
                alter(alter);
            }
        }
        create(missing, replicas);
        awaitTopics(admin, missing.stream().map(TopicSpec::name).toList());
    }

    private Map<String, ExistingTopic> existing(Set<String> wanted) {
        Set<String> there = await("list the topics", admin.listTopics().names()).stream()
                .filter(wanted::contains)
                .collect(Collectors.toSet());
        var descriptions =
                await("describe the topics", admin.describeTopics(there).allTopicNames());
        Map<String, Map<String, String>> configs = configs(there);
        Map<String, ExistingTopic> existing = new HashMap<>();
        descriptions.forEach((name, description) -> existing.put(
                name, new ExistingTopic(name, description.partitions().size(), configs.getOrDefault(name, Map.of()))));
        return existing;
    }

    private Map<String, Map<String, String>> configs(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream().map(TopicAdmin::resource).toList();
        Map<String, Map<String, String>> configs = new HashMap<>();
        await(
                        "read the settings of the topics",
                        admin.describeConfigs(resources).all())
                .forEach((resource, config) -> configs.put(resource.name(), values(config)));
        return configs;
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private void create(List<TopicSpec> missing, Optional<Short> replicas) {
        List<NewTopic> topics = missing.stream()
                .map(spec ->
                        new NewTopic(spec.name(), Optional.of(spec.partitions()), replicas).configs(spec.configs()))
                .toList();
        admin.createTopics(topics).values().forEach((name, created) -> {
            try {
                await("create topic " + name, created);
            } catch (BrokerException e) {
                // Somebody else applies the same plan.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
    }

    private void alter(TopicChange.Alter alter) {
        List<AlterConfigOp> operations = alter.to().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        await(
                "change topic " + alter.name(),
                admin.incrementalAlterConfigs(Map.of(resource(alter.name()), operations))
                        .all());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}

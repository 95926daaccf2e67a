package io.wildcatch.local.provision;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topic.Access;
import io.wildcatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that a role needs on a cluster with access control, and no more. */
public final class Rights {

    private final String principal;
    private final Topics topics;
    private final List<AclBinding> bindings = new ArrayList<>();

    private Rights(String principal, Topics topics) {
        this.principal = principal;
        this.topics = topics;
    }

    /**
     * What to allow.
     *
     * @param principal as Kafka names it, for example {@code User:wildcatch}
     * @param name of the application (its {@code application.id}) or, for others than the topologies, what their groups
     *     and transactional ids start with
     */
    public static List<AclBinding> of(Role role, String principal, String name, Topics topics) {
        if (!principal.matches("\\w+:.+")) {
            throw new IllegalArgumentException("principal: expected for example User:wildcatch, got " + principal);
        }
        Rights rights = new Rights(principal, topics);
        switch (role) {
            case STREAMS -> rights.streams(name);
            case SENDER -> rights.sender(name);
            case READER -> rights.reader(name);
            case PROVISIONER -> rights.provisioner();
        }
        return List.copyOf(rights.bindings);
    }

    private void streams(String application) {
        for (Topic<?> topic : topics.all()) {
            if (topic.access() != Access.OUTPUT) {
                allow(TOPIC, LITERAL, topic.name(), READ);
            }
            if (topic.access() != Access.INPUT) {
                allow(TOPIC, LITERAL, topic.name(), WRITE);
            }
        }
        allow(TOPIC, LITERAL, topics.rejected(), WRITE);
        // Changelogs, which Kafka Streams makes by itself.
        allow(TOPIC, PREFIXED, application + "-", READ, WRITE, CREATE, DELETE, DESCRIBE_CONFIGS);
        allow(GROUP, LITERAL, application, READ);
        allow(TRANSACTIONAL_ID, PREFIXED, application + "-", WRITE);
    }

    private void sender(String name) {
        topics.all().stream()
                .filter(topic -> topic.access() == Access.INPUT)
                .forEach(topic -> allow(TOPIC, LITERAL, topic.name(), WRITE));
        allow(TRANSACTIONAL_ID, PREFIXED, name, WRITE);
    }

    private void reader(String name) {
        topics.all().stream()
                .filter(topic -> topic.access() == Access.OUTPUT)
                .forEach(topic -> allow(TOPIC, LITERAL, topic.name(), READ));
        allow(GROUP, PREFIXED, name, READ);
    }

    private void provisioner() {
        allow(TOPIC, PREFIXED, topics.prefix(), CREATE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS);
        allow(CLUSTER, LITERAL, Resource.CLUSTER_NAME, DESCRIBE);
    }

    private void allow(ResourceType type, PatternType pattern, String name, AclOperation... operations) {
        for (AclOperation operation : operations) {
            bindings.add(new AclBinding(
                    new ResourcePattern(type, name, pattern),
                    new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
        }
    }
}

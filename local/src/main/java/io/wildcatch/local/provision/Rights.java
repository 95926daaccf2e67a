package io.wildcatch.local.provision;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.wildcatch.local.console.view.ViewReader;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.schemas.Topic.Access;
import io.wildcatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that each part needs on a cluster with access control, and no more. */
public final class Rights {

    private static final List<String> WORKER_TOPICS = List.of("configs", "offsets", "status");

    private final Party party;
    private final Topics topics;
    private final List<AclBinding> bindings = new ArrayList<>();

    private Rights(Party party, Topics topics) {
        this.party = party;
        this.topics = topics;
    }

    /** What to allow. Right to read or write implies the right to ask what there is. */
    public static List<AclBinding> of(Party party, Topics topics) {
        Rights rights = new Rights(party, topics);
        switch (party.role()) {
            case STREAMS -> rights.streams();
            case INTAKE -> rights.intake();
            case CONSOLE -> rights.console();
            case REGISTRY -> rights.registry();
            case CONNECT -> rights.connect();
            case SOURCE ->
                rights.source(topics.signals().name(), topics.accounts().name(), topics.rejected());
            case VERDICTS ->
                rights.source(topics.verdicts().name(), topics.touches().name());
            case SINK -> rights.sink();
            case SENDER -> rights.sender();
            case POLICY -> rights.allow(TOPIC, LITERAL, topics.policies().name(), READ, WRITE);
            case READER -> rights.reader();
            case PROVISIONER -> rights.provisioner();
        }
        return List.copyOf(rights.bindings);
    }

    private void streams() {
        Blueprint blueprint = Blueprint.of(topics);
        blueprint.read().forEach(topic -> allow(TOPIC, LITERAL, topic, READ));
        blueprint.written().forEach(topic -> allow(TOPIC, LITERAL, topic, WRITE));
        blueprint.changelogs(party.name()).forEach(topic -> allow(TOPIC, LITERAL, topic, CREATE, READ, WRITE));
        allow(GROUP, LITERAL, party.name(), READ);
        // Each thread has one that ends in a random part.
        allow(TRANSACTIONAL_ID, PREFIXED, party.name() + "-", WRITE);
    }

    private void intake() {
        allow(TOPIC, LITERAL, topics.signals().name(), WRITE);
        allow(TRANSACTIONAL_ID, LITERAL, party.name(), WRITE);
    }

    /** Reads in no group. */
    private void console() {
        ViewReader.topics(topics).forEach(topic -> allow(TOPIC, LITERAL, topic, READ));
        allow(TOPIC, LITERAL, topics.touches().name(), WRITE);
        allow(TOPIC, LITERAL, topics.verdicts().name(), WRITE);
    }

    private void registry() {
        allow(TOPIC, LITERAL, RegistryServer.TOPIC, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
    }

    private void connect() {
        // A worker that may not see the settings of its topics takes them to be right.
        for (String kind : WORKER_TOPICS) {
            allow(TOPIC, LITERAL, "wildcatch-connect-" + kind, CREATE, READ, WRITE);
        }
        allow(GROUP, LITERAL, party.name(), READ);
        // With which the leader of the workers writes what is configured.
        allow(TRANSACTIONAL_ID, LITERAL, "connect-cluster-" + party.name(), WRITE);
    }

    private void source(String... written) {
        for (String topic : written) {
            allow(TOPIC, LITERAL, topic, WRITE);
        }
        allow(TRANSACTIONAL_ID, PREFIXED, party.workers() + "-" + party.name() + "-", WRITE);
    }

    private void sink() {
        allow(TOPIC, LITERAL, topics.opportunities().name(), READ);
        party.deadLetters().ifPresent(topic -> allow(TOPIC, LITERAL, topic, CREATE, WRITE));
        allow(GROUP, LITERAL, "connect-" + party.name(), READ);
    }

    private void sender() {
        topics.all().stream()
                .filter(topic -> topic.access() == Access.INPUT)
                .filter(topic -> !topic.equals(topics.policies()))
                .forEach(topic -> allow(TOPIC, LITERAL, topic.name(), WRITE));
        allow(TRANSACTIONAL_ID, PREFIXED, party.name(), WRITE);
    }

    private void reader() {
        topics.all().stream()
                .filter(topic -> topic.access() == Access.OUTPUT)
                .forEach(topic -> allow(TOPIC, LITERAL, topic.name(), READ));
        allow(GROUP, PREFIXED, party.name(), READ);
    }

    private void provisioner() {
        allow(TOPIC, PREFIXED, topics.prefix(), CREATE, DESCRIBE, ALTER_CONFIGS);
    }

    private void allow(ResourceType type, PatternType pattern, String name, AclOperation... operations) {
        for (AclOperation operation : operations) {
            bindings.add(new AclBinding(
                    new ResourcePattern(type, name, pattern),
                    new AccessControlEntry(party.principal(), "*", operation, AclPermissionType.ALLOW)));
        }
    }
}

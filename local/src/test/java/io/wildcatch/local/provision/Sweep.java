package io.wildcatch.local.provision;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Takes rights away, one after the other, and looks what becomes of it. */
final class Sweep {

    private final GuardedCluster cluster;
    private final Consumer<Removal> listener;
    private final Map<Role, List<Removal>> removals = new EnumMap<>(Role.class);

    /** @param listener hears of each right that was tried */
    Sweep(GuardedCluster cluster, Consumer<Removal> listener) {
        this.cluster = cluster;
        this.listener = listener;
    }

    /** Of the roles that were swept. */
    Map<Role, List<Removal>> removals() {
        return removals;
    }

    /** With all its rights it works. */
    void suffice(Story story) throws Exception {
        Party party = story.party(0);
        cluster.grant(Story.rights(party));
        story.work(party);
        cluster.revoke(Story.rights(party));
    }

    /** Without any one of them it breaks, since the broker denied what that right allows. */
    void removeEach(Story story) throws Exception {
        SoftAssertions all = new SoftAssertions();
        List<Removal> found = new ArrayList<>();
        for (int line = 0; line < Story.rights(story.usual()).size(); line++) {
            Removal removal = remove(story, line, all);
            listener.accept(removal);
            found.add(removal);
        }
        all.assertAll();
        removals.put(story.usual().role(), found);
    }

    private Removal remove(Story story, int line, SoftAssertions all) throws Exception {
        Party party = story.party(line + 1);
        List<AclBinding> rights = Story.rights(party);
        AclBinding removed = rights.get(line);
        cluster.grant(rights);
        cluster.revoke(List.of(removed));
        Witness.forget();
        @Nullable Throwable failure = catchThrowable(() -> story.work(party));
        boolean denied = Witness.deedsOf(GuardedCluster.user(party.role()), AuthorizationResult.DENIED).stream()
                .anyMatch(deed -> covers(removed, deed));
        cluster.revoke(rights.stream().filter(right -> !right.equals(removed)).toList());
        String text = Removal.text(Story.rights(story.usual()).get(line));
        all.assertThat(failure).as("%s without %s", story.name(), text).isNotNull();
        all.assertThat(denied).as("%s denied to who %s", text, story.name()).isTrue();
        return new Removal(story.usual().role(), text, story.name(), failure == null ? "none" : Broken.reason(failure));
    }

    /** As Kafka decides: to read, write or delete is to see; to change settings is to see them. */
    private static boolean covers(AclBinding right, Action deed) {
        ResourcePattern asked = deed.resourcePattern();
        ResourcePattern given = right.pattern();
        boolean covers = given.patternType() == PatternType.PREFIXED
                ? asked.name().startsWith(given.name())
                : asked.name().equals(given.name()) || asked.name().equals(Witness.ANY);
        return covers
                && given.resourceType() == asked.resourceType()
                && implied(right.entry().operation()).contains(deed.operation());
    }

    private static Set<AclOperation> implied(AclOperation operation) {
        return switch (operation) {
            case READ, WRITE, DELETE -> Set.of(operation, AclOperation.DESCRIBE);
            case ALTER_CONFIGS -> Set.of(operation, AclOperation.DESCRIBE_CONFIGS);
            default -> Set.of(operation);
        };
    }
}

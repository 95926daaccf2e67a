package io.wildcatch.local.provision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/** Kafka's own authorizer, which remembers who was allowed or denied what. There is one in the broker and one in the controller. */
public final class Witness extends StandardAuthorizer {

    /** Name of what stands for any resource of its type. */
    static final String ANY = ResourcePattern.WILDCARD_RESOURCE;

    private static final Set<Deed> DEEDS = ConcurrentHashMap.newKeySet();
    private static final List<Witness> ALL = new CopyOnWriteArrayList<>();

    /** @param action one whose denial is an error for the client, or shortens a list for it */
    record Deed(String user, Action action, AuthorizationResult result) {}

    @Override
    public Map<org.apache.kafka.common.Endpoint, ? extends java.util.concurrent.CompletionStage<Void>> start(
            AuthorizerServerInfo server) {
        ALL.add(this);
        return super.start(server);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            DEEDS.add(new Deed(context.principal().getName(), actions.get(i), results.get(i)));
        }
        return results;
    }

    /** Whether they may do so with any of them, which who writes is asked first. */
    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
        AuthorizationResult result = super.authorizeByResourceType(context, operation, type);
        Action any = new Action(operation, new ResourcePattern(type, ANY, PatternType.LITERAL), 1, true, true);
        DEEDS.add(new Deed(context.principal().getName(), any, result));
        return result;
    }

    @Override
    public void close() throws java.io.IOException {
        ALL.remove(this);
        super.close();
    }

    /** What was decided for a user since {@link #forget}. */
    static List<Action> deedsOf(String user, AuthorizationResult result) {
        List<Action> deeds = new ArrayList<>();
        DEEDS.stream()
                .filter(deed -> deed.user().equals(user) && deed.result() == result)
                .forEach(deed -> deeds.add(deed.action()));
        return deeds;
    }

    static void forget() {
        DEEDS.clear();
    }

    /** Whether broker and controller have heard of all of these rights, or of none of them. */
    static boolean know(Collection<AclBinding> rights, boolean granted) {
        return ALL.stream().allMatch(witness -> {
            Set<AclBinding> held = new HashSet<>();
            witness.acls(AclBindingFilter.ANY).forEach(held::add);
            return rights.stream().allMatch(right -> held.contains(right) == granted);
        });
    }
}

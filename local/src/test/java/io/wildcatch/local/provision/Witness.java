package io.wildcatch.local.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers who was allowed to do what. */
public final class Witness extends StandardAuthorizer {

    private static final Set<Deed> DEEDS = ConcurrentHashMap.newKeySet();

    /** @param action one whose denial is an error for the client, not one that only shortens a list */
    record Deed(String user, Action action) {}

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            if (results.get(i) == AuthorizationResult.ALLOWED && actions.get(i).logIfDenied()) {
                DEEDS.add(new Deed(context.principal().getName(), actions.get(i)));
            }
        }
        return results;
    }

    /** What a user was allowed to do so far. */
    static List<Action> deedsOf(String user) {
        List<Action> deeds = new ArrayList<>();
        DEEDS.stream().filter(deed -> deed.user().equals(user)).forEach(deed -> deeds.add(deed.action()));
        return deeds;
    }
}

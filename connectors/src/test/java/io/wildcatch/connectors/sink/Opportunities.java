package io.wildcatch.connectors.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opportunities as the JSON converter gives them, made up for tests. */
public final class Opportunities {

    private Opportunities() {}

    /** One that comes to a seller. */
    public static Map<String, Object> human(String id) {
        return version(id, "2026-03-02T09:00:00Z", "HUMAN", "HELD", "seller-3");
    }

    /** One that competitors see by now. */
    public static Map<String, Object> contested(String id) {
        return version(id, "2026-03-05T09:00:00Z", "CONTESTED", "HUMAN", null);
    }

    /** The same, another day, for another seller. */
    public static Map<String, Object> reassigned(String id) {
        return version(id, "2026-03-03T09:00:00Z", "HUMAN", "HUMAN", "seller-4");
    }

    /** Any version of any opportunity. */
    public static Map<String, Object> version(
            String id, String at, String lane, @Nullable String previousLane, @Nullable String sellerId) {
        Map<String, Object> opportunity = new LinkedHashMap<>();
        opportunity.put("at", at);
        opportunity.put("opportunityId", id);
        opportunity.put("accountId", "a-1");
        opportunity.put("offering", "erp");
        opportunity.put("intent", "PURCHASE");
        opportunity.put("lane", lane);
        opportunity.put("previousLane", previousLane);
        opportunity.put("rule", "under-the-radar");
        opportunity.put("probability", 0.834);
        opportunity.put("expectedRivals", Map.of("mean", 0.4, "low", 0.1, "high", 0.9));
        opportunity.put("winProbability", 0.71);
        opportunity.put("expectedValue", 35_500.0);
        opportunity.put("blueUntil", "2026-03-09T07:30:00Z");
        opportunity.put("sellerId", sellerId);
        opportunity.put("personId", "p-1");
        opportunity.put("channel", "PHONE");
        opportunity.put("contactFrom", "2026-03-02T13:00:00Z");
        opportunity.put("contactUntil", "2026-03-02T17:00:00Z");
        opportunity.put("why", List.of("asked for a meeting 2 h ago", "no rival is known to know"));
        opportunity.put(
                "account", Map.of("id", "a-1", "name", "Fonderie de Givors", "country", "FR", "city", "Givors"));
        opportunity.put(
                "people",
                List.of(Map.of("id", "p-1", "name", "C. Roux", "email", "c.roux@givors.example", "role", "CFO")));
        return opportunity;
    }
}

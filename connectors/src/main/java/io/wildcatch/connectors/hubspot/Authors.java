package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Who made a change, as the history of a property tells it. */
final class Authors {

    private static final Set<String> APPS = Set.of("API", "INTEGRATION", "INTEGRATIONS_PLATFORM");

    private Authors() {}

    /** Whether it was an app such as this one. Imports, workflows and the like do what people told them. */
    static boolean isApp(JsonNode change) {
        return APPS.contains(change.path("sourceType").asText());
    }
}

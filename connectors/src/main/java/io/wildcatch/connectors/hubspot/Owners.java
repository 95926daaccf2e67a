package io.wildcatch.connectors.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sellers by the ids of HubSpot's owners.
 *
 * @param sellers seller ids; an owner without one is a seller by its own id
 */
record Owners(Map<String, String> sellers) {

    Owners {
        sellers = Map.copyOf(sellers);
    }

    /** @throws IllegalArgumentException when it isn't {@code owner:seller} pairs with commas between them */
    static Owners parse(String text) {
        Map<String, String> sellers = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                sellers.put(
                        pair.substring(0, colon).strip(),
                        pair.substring(colon + 1).strip());
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException(
                        "'" + pair.strip() + "': expected owner:seller, such as 51234:seller-3");
            }
        }
        return new Owners(sellers);
    }

    /** @return null for nobody */
    @Nullable
    String seller(String owner) {
        return owner.isEmpty() ? null : sellers.getOrDefault(owner, owner);
    }
}

package io.wildcatch.connectors.salesforce;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of a picklist and what they mean: {@code Closed Won:WON,Closed Lost:LOST,*:OPEN}. */
final class Pairs {

    private Pairs() {}

    /** @throws IllegalArgumentException says which pair can't be read, and what is expected */
    static <E extends Enum<E>> Map<String, E> parse(String text, Class<E> meanings) {
        Map<String, E> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            if (!pair.isBlank()) {
                int colon = pair.lastIndexOf(':');
                if (colon <= 0) {
                    throw new IllegalArgumentException("'" + pair.strip() + "': expected Value:MEANING");
                }
                pairs.put(
                        pair.substring(0, colon).strip(),
                        meaning(pair.substring(colon + 1).strip(), meanings));
            }
        }
        return pairs;
    }

    private static <E extends Enum<E>> E meaning(String name, Class<E> meanings) {
        return Arrays.stream(meanings.getEnumConstants())
                .filter(meaning -> meaning.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "': expected one of " + Arrays.toString(meanings.getEnumConstants())));
    }
}

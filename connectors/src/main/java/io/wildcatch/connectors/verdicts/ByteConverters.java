package io.wildcatch.connectors.verdicts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.storage.StringConverter;

/** The converters that let keys and finished values through as they are. */
final class ByteConverters {

    private static final Map<String, String> NEEDED = Map.of(
            "key.converter", StringConverter.class.getName(),
            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");

    private ByteConverters() {}

    /** What to set, by setting: a worker's own converters are others as a rule. */
    static Map<String, String> problems(Map<String, String> settings) {
        Map<String, String> problems = new LinkedHashMap<>();
        NEEDED.forEach((name, converter) -> {
            if (!converter.equals(settings.get(name))) {
                problems.put(name, "set it to " + converter + ": values are written in their final form");
            }
        });
        return problems;
    }
}

package io.wildcatch.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Configurations to start from, as they are posted to Connect.
 *
 * @param files JSON texts, by file name
 */
public record Examples(SortedMap<String, String> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All files of the folder. */
    public static Examples in(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        CodeFiles.read(folder).forEach((name, bytes) -> files.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return new Examples(files);
    }

    /** Those of the zip's connectors; for a zip without connectors those that use its plugins. */
    SortedMap<String, String> of(PluginZip zip) {
        boolean hasConnector = zip.classes().stream()
                .map(PluginKind::of)
                .anyMatch(kind -> kind == PluginKind.SINK || kind == PluginKind.SOURCE);
        SortedMap<String, String> own = new TreeMap<>();
        files.forEach((name, text) -> {
            Map<String, String> config = config(name);
            boolean isOwn = hasConnector
                    ? zip.plugins().contains(config.get("connector.class"))
                    : zip.plugins().stream().anyMatch(config::containsValue) && !isOurs(config.get("connector.class"));
            if (isOwn) {
                own.put(name, text);
            }
        });
        return own;
    }

    private static boolean isOurs(@Nullable String connector) {
        return connector != null && connector.startsWith("io.wildcatch.");
    }

    /** The {@code config} of the example. */
    public Map<String, String> config(String name) {
        try {
            JsonNode config =
                    JSON.readTree(Objects.requireNonNull(files.get(name), name)).path("config");
            Map<String, String> texts = new TreeMap<>();
            config.properties()
                    .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
            if (!texts.containsKey("connector.class")) {
                throw new IllegalArgumentException(name + ": expected \"config\" with a connector.class");
            }
            return texts;
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " is no JSON", e);
        }
    }
}

package io.wildcatch.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    /** Names of those that are configurations; others come with one, such as what a CRM has to have. */
    public List<String> configurations() {
        return files.keySet().stream().filter(name -> !config(name).isEmpty()).toList();
    }

    /**
     * Those of the zip's connectors; for a zip without connectors those that use its plugins. What is no configuration
     * belongs to the zip that its name begins with.
     */
    SortedMap<String, String> of(PluginZip zip) {
        SortedMap<String, String> own = new TreeMap<>(files);
        own.keySet().removeIf(name -> !isOf(zip, name));
        return own;
    }

    private boolean isOf(PluginZip zip, String name) {
        Map<String, String> config = config(name);
        if (config.isEmpty()) {
            return name.startsWith(zip.name() + "-");
        }
        String connector = config.get("connector.class");
        return zip.plugins().contains(connector)
                || (!isOurs(connector) && zip.plugins().stream().anyMatch(config::containsValue));
    }

    private static boolean isOurs(@Nullable String connector) {
        return connector != null && connector.startsWith("io.wildcatch.");
    }

    /** The {@code config} of the example; empty when it is something else. */
    public Map<String, String> config(String name) {
        try {
            JsonNode config =
                    JSON.readTree(Objects.requireNonNull(files.get(name), name)).path("config");
            Map<String, String> texts = new TreeMap<>();
            config.properties()
                    .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
            return texts;
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " is no JSON", e);
        }
    }
}

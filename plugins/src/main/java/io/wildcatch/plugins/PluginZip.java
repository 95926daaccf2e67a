package io.wildcatch.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One zip of {@code plugins.json}.
 *
 * @param name of the zip, without owner and version, for example {@code webhook}
 * @param title for people
 * @param description one sentence
 * @param tags to search for
 * @param plugins classes that Connect finds in it
 */
public record PluginZip(String name, String title, String description, List<String> tags, List<String> plugins) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    public PluginZip {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: expected small letters and dashes, found " + name);
        }
        if (title.isBlank() || description.isBlank() || plugins.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a title, a description and at least one plugin");
        }
        tags = List.copyOf(tags);
        plugins = List.copyOf(plugins);
    }

    /** All zips of the file. */
    public static List<PluginZip> read(Path file) throws IOException {
        return List.of(new ObjectMapper().readValue(file.toFile(), PluginZip[].class));
    }

    /** The plugins' classes. */
    public List<Class<?>> classes() {
        return plugins.stream().<Class<?>>map(PluginZip::load).toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("plugins.json names %s, which is not there".formatted(name), e);
        }
    }
}

package io.wildcatch.plugins;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Reference documentation in Markdown, from the options that the plugins themselves declare. */
public final class Reference {

    private static final String HEAD = """
            | option | type | default | expected | importance | meaning |
            | --- | --- | --- | --- | --- | --- |
            """;

    private Reference() {}

    /** Of all plugins that Connect would find. */
    public static String ofAll() {
        List<Class<?>> plugins = Stream.of(PluginKind.values())
                .flatMap(kind -> kind.plugins().sorted(Comparator.comparing(Class::getSimpleName)))
                .toList();
        return of("Connector reference", plugins);
    }

    /** Of some plugins, under a title. */
    static String of(String title, List<Class<?>> plugins) {
        String intro =
                "# %s\n\nMade from the connectors' own definitions: change the code, not this file. Options without a default are required.\n"
                        .formatted(title);
        return plugins.stream().map(Reference::section).collect(Collectors.joining("", intro, ""));
    }

    private static String section(Class<?> plugin) {
        StringBuilder text = new StringBuilder("\n## %s\n\n%s: `%s`\n"
                .formatted(plugin.getSimpleName(), PluginKind.of(plugin).word(), plugin.getName()));
        groups(PluginKind.options(plugin)).forEach((group, keys) -> {
            text.append(group.isEmpty() ? "\n" : "\n### %s\n\n".formatted(group))
                    .append(HEAD);
            keys.forEach(key -> text.append(row(key)));
        });
        return text.toString();
    }

    private static Map<String, List<ConfigKey>> groups(ConfigDef options) {
        Comparator<ConfigKey> order = Comparator.<ConfigKey>comparingInt(key -> key.orderInGroup)
                .thenComparing(key -> key.importance)
                .thenComparing(key -> key.name);
        Map<String, List<ConfigKey>> groups = new LinkedHashMap<>();
        options.groups().forEach(group -> groups.put(group, List.of()));
        options.configKeys().values().stream()
                .filter(key -> !key.internalConfig)
                .sorted(order)
                .collect(Collectors.groupingBy(
                        key -> key.group == null ? "" : key.group, LinkedHashMap::new, Collectors.toList()))
                .forEach(groups::put);
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static String row(ConfigKey key) {
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        key.name,
                        key.type.name().toLowerCase(Locale.ROOT),
                        fallback(key),
                        expected(key),
                        key.importance.name().toLowerCase(Locale.ROOT),
                        cell(key.documentation));
    }

    private static String fallback(ConfigKey key) {
        if (!key.hasDefault()) {
            return "";
        }
        Object value = key.defaultValue;
        if (value == null) {
            return "none";
        }
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
        return text.isEmpty() ? "empty" : "`" + cell(text) + "`";
    }

    /** A validator that doesn't describe itself has nothing to say to readers. */
    private static String expected(ConfigKey key) {
        if (key.validator == null) {
            return "";
        }
        String text = key.validator.toString();
        return text == null || text.contains("@") || text.contains("$$Lambda") ? "" : cell(range(text));
    }

    private static String range(String text) {
        return text.replaceFirst("^\\[(-?\\d+),\\.\\.\\.]$", "from $1")
                .replaceFirst("^\\[(-?\\d+),\\.\\.\\.,(-?\\d+)]$", "$1 to $2");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}

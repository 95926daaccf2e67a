package io.wildcatch.plugins;

import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.Transformation;

/** What Connect can load. */
public enum PluginKind {
    SINK(SinkConnector.class),
    SOURCE(SourceConnector.class),
    CONVERTER(Converter.class),
    TRANSFORM(Transformation.class);

    private static final String OURS = "io.wildcatch.";

    private final Class<?> base;

    PluginKind(Class<?> base) {
        this.base = base;
    }

    /** As manifests have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** File that names plugins of this kind to Java's service loader. */
    String serviceFile() {
        return "META-INF/services/" + base.getName();
    }

    /** Our plugins of this kind, by whatever the service files on the class path say. */
    public Stream<Class<?>> plugins() {
        return ServiceLoader.load(base).stream()
                .<Class<?>>map(ServiceLoader.Provider::type)
                .filter(type -> type.getName().startsWith(OURS));
    }

    /** Kind of a plugin. */
    public static PluginKind of(Class<?> plugin) {
        return Stream.of(values())
                .filter(kind -> kind.base.isAssignableFrom(plugin))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        plugin.getName() + " is no sink, source, converter or transform of Kafka Connect"));
    }

    /** The plugin's options. */
    public static ConfigDef options(Class<?> plugin) {
        Object made = instance(plugin);
        if (made instanceof Connector connector) {
            return connector.config();
        } else if (made instanceof Converter converter) {
            return converter.config();
        }
        return ((Transformation<?>) made).config();
    }

    /** A new one, as Connect makes it. */
    public static Object instance(Class<?> plugin) {
        try {
            return plugin.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(plugin.getName() + " needs a public constructor without parameters", e);
        }
    }
}

package io.wildcatch.connectors.files;

import io.wildcatch.connectors.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Reads files of feeds into {@code signals}: one file, or a folder that is watched. Each file has an offset of its own, so
 * that a restart goes on where it was.
 */
public final class FileSourceConnector extends SourceConnector {

    static final String TASK = "wildcatch.task";
    static final String TASKS = "wildcatch.tasks";

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public void stop() {}

    @Override
    public Class<? extends Task> taskClass() {
        return FileSourceTask.class;
    }

    /** Tasks share the files of a folder by name. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks)
                .mapToObj(task -> taskConfig(task, maxTasks))
                .toList();
    }

    @Override
    public ConfigDef config() {
        return FileSourceConfig.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> given) {
        return FileSourceConfig.check(given, super.validate(given));
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public String version() {
        return Version.current();
    }

    static AbstractConfig parsed(Map<String, String> given) {
        return new AbstractConfig(FileSourceConfig.DEFINITION, given, false);
    }

    private Map<String, String> taskConfig(int task, int tasks) {
        Map<String, String> config = new HashMap<>(settings);
        config.put(TASK, Integer.toString(task));
        config.put(TASKS, Integer.toString(tasks));
        return config;
    }
}

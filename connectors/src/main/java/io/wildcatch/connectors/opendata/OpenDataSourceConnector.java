package io.wildcatch.connectors.opendata;

import io.wildcatch.connectors.Version;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Reads open data into {@code signals} (a company register into {@code accounts}): day by day, page by page, from where it
 * was. One task, since the limits of these APIs are those of one reader.
 */
public final class OpenDataSourceConnector extends SourceConnector {

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public void stop() {}

    @Override
    public Class<? extends Task> taskClass() {
        return OpenDataSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public ConfigDef config() {
        return OpenDataSourceConfig.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> given) {
        return OpenDataSourceConfig.check(given, super.validate(given));
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
        return new AbstractConfig(OpenDataSourceConfig.DEFINITION, given, false);
    }
}

package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.source.Findings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** A sink for opportunities; each provider has a class of its own, which Connect finds. */
public abstract class OpportunitySinkConnector extends SinkConnector {

    private final Provider provider;
    private final Class<? extends OpportunitySinkTask> task;
    private Map<String, String> settings = Map.of();

    protected OpportunitySinkConnector(Provider provider, Class<? extends OpportunitySinkTask> task) {
        this.provider = provider;
        this.task = task;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ConfigDef config() {
        return provider.options();
    }

    /** Each setting by itself, then what they are together. */
    @Override
    public Config validate(Map<String, String> given) {
        Config config = super.validate(given);
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            Findings findings = new Findings(config);
            provider.problems(new AbstractConfig(config(), given, false)).forEach(findings::add);
        }
        return config;
    }

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return task;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int tasks) {
        return Collections.nCopies(tasks, settings);
    }

    @Override
    public void stop() {}
}

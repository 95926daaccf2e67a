package io.wildcatch.connectors.verdicts;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.source.Findings;
import io.wildcatch.connectors.source.SourceSettings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** A source of verdicts and touches; each provider has a class of its own, which Connect finds. */
public abstract class VerdictSourceConnector extends SourceConnector {

    private final VerdictProvider provider;
    private final Class<? extends VerdictSourceTask> task;
    private Map<String, String> settings = Map.of();

    protected VerdictSourceConnector(VerdictProvider provider, Class<? extends VerdictSourceTask> task) {
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

    @Override
    public Config validate(Map<String, String> given) {
        Config config = SourceSettings.check(given, super.validate(given));
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            Findings findings = new Findings(config);
            provider.problems(new AbstractConfig(config(), given, false)).forEach(findings::add);
        }
        return config;
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return task;
    }

    /** One task: what changed has one order. */
    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(settings);
    }

    @Override
    public void stop() {}
}

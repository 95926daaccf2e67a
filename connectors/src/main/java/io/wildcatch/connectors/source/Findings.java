package io.wildcatch.connectors.source;

import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** What is wrong with a connector's options, option by option. */
public final class Findings {

    private final Config config;

    /** @param config what the options' own validators found; findings are added to it */
    public Findings(Config config) {
        this.config = config;
    }

    /** @param message what was expected and what to do; never the value of a secret */
    public void add(String option, String message) {
        value(option).ifPresentOrElse(value -> value.addErrorMessage(message), () -> {
            ConfigValue unseen = new ConfigValue(option);
            unseen.addErrorMessage(message);
            config.configValues().add(unseen);
        });
    }

    /** @return whether nothing is wrong with the option by itself */
    public boolean isFine(String option) {
        return value(option)
                .filter(value -> value.errorMessages().isEmpty() && value.value() != null)
                .isPresent();
    }

    /** @return the option's value, typed, as its definition says; null when it is absent or wrong */
    public @Nullable Object get(String option) {
        return isFine(option) ? value(option).map(ConfigValue::value).orElse(null) : null;
    }

    /** Says of each required option that is missing what it is for. */
    void explainMissing() {
        for (ConfigValue value : config.configValues()) {
            boolean missing =
                    value.errorMessages().stream().anyMatch(message -> message.startsWith("Missing required"));
            if (missing) {
                value.addErrorMessage(value.name() + ": this connector can't do without it, see its documentation");
            }
        }
    }

    private Optional<ConfigValue> value(String option) {
        return config.configValues().stream()
                .filter(value -> value.name().equals(option))
                .findFirst();
    }
}

package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Patience;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The settings of every sink, as values.
 *
 * @param lanes whose opportunities are delivered
 * @param hosts where requests may go
 * @param dryRun whether nothing is sent
 * @param connections requests of one task at the same time
 * @param maxBuffered records taken before the system has those before them
 * @param requests in a period, for one credential
 * @param period of that
 * @param timeout of one request
 * @param patience with failures
 */
public record SinkSettings(
        Set<String> lanes,
        AllowedHosts hosts,
        boolean dryRun,
        int connections,
        int maxBuffered,
        int requests,
        Duration period,
        Duration timeout,
        Patience patience) {

    public SinkSettings {
        lanes = Set.copyOf(lanes);
    }

    static SinkSettings of(AbstractConfig config) {
        return new SinkSettings(
                Set.copyOf(config.getList(SinkOptions.LANES)),
                hosts(config),
                config.getBoolean(SinkOptions.DRY_RUN),
                config.getInt(SinkOptions.CONNECTIONS),
                config.getInt(SinkOptions.MAX_BUFFERED),
                config.getInt(SinkOptions.REQUESTS),
                Duration.ofMillis(config.getInt(SinkOptions.PERIOD)),
                Duration.ofMillis(config.getInt(SinkOptions.TIMEOUT)),
                new Patience(
                        Duration.ofMillis(config.getInt(SinkOptions.FIRST_PAUSE)),
                        Duration.ofMillis(config.getInt(SinkOptions.LONGEST_PAUSE)),
                        config.getInt(SinkOptions.ATTEMPTS)));
    }

    /** Where requests may go. */
    public static AllowedHosts hosts(AbstractConfig config) {
        return new AllowedHosts(config.getList(SinkOptions.ALLOWED_HOSTS), config.getBoolean(SinkOptions.ALLOW_HTTP));
    }
}

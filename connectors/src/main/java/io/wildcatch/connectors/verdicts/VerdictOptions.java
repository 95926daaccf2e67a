package io.wildcatch.connectors.verdicts;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.source.SourceSettings;
import java.time.Instant;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The settings of every source of verdicts. */
public final class VerdictOptions {

    public static final String INTERVAL = "poll.interval.ms";
    public static final String START = "start.from";
    public static final String OVERLAP = "overlap.ms";
    public static final String MEMORY = "memory.ms";

    private static final String GROUP = "Verdicts";

    private VerdictOptions() {}

    public static ConfigDef with(ConfigDef provider) {
        return SourceSettings.addTo(new ConfigDef(provider))
                .define(
                        INTERVAL,
                        LONG,
                        30_000L,
                        Range.between(100L, 86_400_000L),
                        MEDIUM,
                        "Pause between two rounds through what changed, milliseconds.",
                        GROUP,
                        3,
                        ConfigDef.Width.SHORT,
                        "Interval")
                .define(
                        START,
                        STRING,
                        "1970-01-01T00:00:00Z",
                        Checks.readable("a time such as 2026-01-01T00:00:00Z", VerdictOptions::time),
                        MEDIUM,
                        "At the very first start: what happened before isn't told.",
                        GROUP,
                        4,
                        ConfigDef.Width.MEDIUM,
                        "Start from")
                .define(
                        OVERLAP,
                        LONG,
                        300_000L,
                        Range.between(0L, 86_400_000L),
                        LOW,
                        "How late the system may show a change, milliseconds: each round starts so long before the last"
                                + " change that was seen.",
                        GROUP,
                        5,
                        ConfigDef.Width.SHORT,
                        "Overlap")
                .define(
                        MEMORY,
                        LONG,
                        86_400_000L,
                        Range.between(0L, 30 * 86_400_000L),
                        LOW,
                        "How long before a record's change its verdict or touch may have happened however many were told since,"
                                + " milliseconds. Older ones are told while the last 18,000 reach back to them, else they"
                                + " count as told already.",
                        GROUP,
                        6,
                        ConfigDef.Width.SHORT,
                        "Memory");
    }

    static Instant time(String text) {
        return Instant.parse(text);
    }
}

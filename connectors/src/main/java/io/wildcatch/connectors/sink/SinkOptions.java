package io.wildcatch.connectors.sink;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import io.wildcatch.event.Lane;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The settings of every sink. */
public final class SinkOptions {

    public static final String LANES = "lanes";
    public static final String ALLOWED_HOSTS = "allowed.hosts";
    public static final String ALLOW_HTTP = "allow.http";
    public static final String DRY_RUN = "dry.run";
    public static final String CONNECTIONS = "connections";
    public static final String MAX_BUFFERED = "max.buffered";
    public static final String REQUESTS = "rate.limit.requests";
    public static final String PERIOD = "rate.limit.period.ms";
    public static final String TIMEOUT = "request.timeout.ms";
    public static final String FIRST_PAUSE = "retry.first.pause.ms";
    public static final String LONGEST_PAUSE = "retry.longest.pause.ms";
    public static final String ATTEMPTS = "retry.attempts";

    private static final String WHAT = "What is delivered";
    private static final String WHERE = "Where to";
    private static final String HOW = "How fast, how patiently";

    private SinkOptions() {}

    /**
     * All settings of a sink.
     *
     * @param ownHosts the hosts of the provider, which are allowed unless somebody says otherwise
     * @param requests how many requests in ten seconds the provider takes, if nothing else is known
     * @param connections how many have to be under way for that at the time that its replies usually take
     */
    public static ConfigDef with(ConfigDef provider, List<String> ownHosts, int requests, int connections) {
        ConfigDef all = new ConfigDef(provider);
        delivered(all);
        target(all, ownHosts);
        patience(all, requests, connections);
        return all;
    }

    private static void delivered(ConfigDef all) {
        all.define(
                LANES,
                LIST,
                List.of("HUMAN"),
                Checks.each("a lane: " + Arrays.toString(Lane.values()), SinkOptions::isLane),
                HIGH,
                "Lanes whose opportunities are delivered. Records of other lanes only change what was delivered before:"
                        + " demoted, suppressed, expired, closed.",
                WHAT,
                1,
                ConfigDef.Width.MEDIUM,
                "Lanes");
        all.define(
                DRY_RUN,
                BOOLEAN,
                false,
                MEDIUM,
                "Log what would be sent instead of sending it. Offsets are committed all the same.",
                WHAT,
                2,
                ConfigDef.Width.SHORT,
                "Dry run");
    }

    private static void target(ConfigDef all, List<String> ownHosts) {
        all.define(
                ALLOWED_HOSTS,
                LIST,
                ownHosts,
                Checks.each(
                        "a host such as crm.example.com or *.example.com",
                        host -> host.matches("(\\*\\.)?[A-Za-z0-9.:\\[\\]-]+")),
                MEDIUM,
                "Hosts that requests may go to; *.example.com stands for all below example.com.",
                WHERE,
                1,
                ConfigDef.Width.LONG,
                "Allowed hosts");
        all.define(
                ALLOW_HTTP,
                BOOLEAN,
                false,
                LOW,
                "Allow addresses without TLS, for tests on one machine.",
                WHERE,
                2,
                ConfigDef.Width.SHORT,
                "Allow http");
    }

    private static void patience(ConfigDef all, int requests, int connections) {
        number(
                all,
                REQUESTS,
                requests,
                1,
                1_000_000,
                MEDIUM,
                "Requests in a period that one credential may make, over all tasks of a worker.",
                1);
        number(all, PERIOD, 10_000, 100, 86_400_000, MEDIUM, "The period of " + REQUESTS + ", milliseconds.", 2);
        number(
                all,
                CONNECTIONS,
                connections,
                1,
                64,
                MEDIUM,
                "Requests of one task that may be under way at the same time. Versions of one opportunity keep their order.",
                3);
        number(
                all,
                MAX_BUFFERED,
                4_000,
                1,
                1_000_000,
                LOW,
                "Records that one task takes before the system has those before them. When there are more, it pauses its partitions.",
                4);
        number(
                all,
                TIMEOUT,
                30_000,
                100,
                240_000,
                LOW,
                "Longest wait for a connection, and for a reply, milliseconds.",
                5);
        number(
                all,
                FIRST_PAUSE,
                500,
                1,
                3_600_000,
                LOW,
                "Longest pause after a first failure, milliseconds; it doubles with each further one.",
                6);
        number(
                all,
                LONGEST_PAUSE,
                60_000,
                1,
                3_600_000,
                LOW,
                "No pause is longer, milliseconds, unless the system asks for it.",
                7);
        number(
                all,
                ATTEMPTS,
                10,
                2,
                1_000,
                MEDIUM,
                "How often a record is sent that the system answers with an error of its own (500) or finds busy, before it goes to the dead letters. While the system can't be reached or asks to wait, records wait for as long as it takes.",
                8);
    }

    private static void number(
            ConfigDef all,
            String name,
            long value,
            long least,
            long most,
            ConfigDef.Importance importance,
            String doc,
            int order) {
        boolean isLong = most > Integer.MAX_VALUE;
        all.define(
                name,
                isLong ? LONG : INT,
                isLong ? (Object) value : (Object) (int) value,
                isLong ? Range.between(least, most) : Range.between((int) least, (int) most),
                importance,
                doc,
                HOW,
                order,
                ConfigDef.Width.SHORT,
                name);
    }

    private static boolean isLane(String text) {
        return Arrays.stream(Lane.values()).anyMatch(lane -> lane.name().equals(text)) && !text.equals("UNKNOWN");
    }
}

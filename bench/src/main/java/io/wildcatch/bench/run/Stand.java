package io.wildcatch.bench.run;

import static io.wildcatch.bench.part.GroundPart.BOOTSTRAP;
import static io.wildcatch.bench.part.GroundPart.REGISTRY;

import io.wildcatch.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all who are measured have in common.
 *
 * @param bootstrap the one broker
 * @param registry address of the schema registry
 * @param folder for state
 * @param guarantee of all
 */
public record Stand(String bootstrap, String registry, Path folder, Guarantee guarantee) {

    public static final int PARTITIONS = 4;
    public static final int THREADS = 2;
    public static final int COMMIT_MS = 100;
    public static final int LINGER_MS = 5;
    public static final int PROBES = 800;
    public static final int PROBES_A_SECOND = 200;

    /** What was the same for all, as the file has it. */
    static Map<String, Integer> conditions() {
        Map<String, Integer> conditions = new LinkedHashMap<>();
        conditions.put("partitions", PARTITIONS);
        conditions.put("threads", THREADS);
        conditions.put("commitIntervalMs", COMMIT_MS);
        conditions.put("lingerMs", LINGER_MS);
        conditions.put("probesPerSecond", PROBES_A_SECOND);
        return conditions;
    }

    /** In the words of Kafka Streams; whoever isn't made with it takes its own from them. */
    Map<String, String> settings(Topics topics) {
        Map<String, String> settings = new HashMap<>(clients());
        settings.put("application.id", application(topics));
        settings.put("processing.guarantee", guarantee.toString());
        settings.put("num.stream.threads", Integer.toString(THREADS));
        settings.put("commit.interval.ms", Integer.toString(COMMIT_MS));
        settings.put("state.dir", folder.resolve("state").toString());
        settings.put("producer.linger.ms", Integer.toString(LINGER_MS));
        settings.put("consumer.isolation.level", "read_committed");
        return settings;
    }

    /** Where broker and registry are. */
    Map<String, String> clients() {
        return Map.of(BOOTSTRAP, bootstrap, REGISTRY, registry);
    }

    /** Name of the application that works on these topics; its changelogs start with it. */
    static String application(Topics topics) {
        return topics.prefix().substring(0, topics.prefix().length() - 1);
    }
}

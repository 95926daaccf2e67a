package io.wildcatch.schemas.compatibility;

import io.wildcatch.schemas.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Compares the schemas of the topics with the released ones.
 *
 * <ul>
 *   <li>Contract topics are fully compatible with the newest release: either side may be upgraded first.
 *   <li>Everything can read what any release has written, for compacted topics keep records for ever, and a record may
 *       be under way in an internal topic when its pipeline is upgraded.
 * </ul>
 */
public final class SchemaGate {

    private final List<Release> releases;

    private SchemaGate(List<Release> releases) {
        this.releases = releases;
    }

    /** Compares with the releases in the folders of a directory, each named for its version. */
    public static SchemaGate of(Path releases) {
        return new SchemaGate(Release.all(releases));
    }

    /**
     * One line for each problem; empty when all is well.
     *
     * @param current schema of each topic, as it would be released now
     */
    public List<String> problems(Map<Topic<?>, Schema> current) {
        List<String> problems = new ArrayList<>();
        current.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> check(entry.getKey(), entry.getValue(), problems));
        return problems;
    }

    private void check(Topic<?> topic, Schema schema, List<String> problems) {
        SchemaStyle.problems(schema).forEach(problem -> problems.add(topic.name() + ": " + problem));
        releases.forEach(release -> checkBackward(topic, schema, release, problems));
        if (topic.access() != Topic.Access.INTERNAL) {
            checkNewest(topic, schema, problems);
        }
    }

    private static void checkBackward(Topic<?> topic, Schema schema, Release release, List<String> problems) {
        release.schema(schema.getName())
                .map(released -> SchemaEvolution.obstacles(schema, released))
                .orElse(List.of())
                .forEach(obstacle -> problems.add(
                        "%s can't read what %s has written: %s".formatted(topic.name(), release.version(), obstacle)));
    }

    private void checkNewest(Topic<?> topic, Schema schema, List<String> problems) {
        if (releases.isEmpty()) {
            problems.add(topic.name() + ": there is no release to compare with");
            return;
        }
        Release newest = releases.get(releases.size() - 1);
        Schema released = newest.schema(schema.getName()).orElse(null);
        if (released == null) {
            problems.add("%s: release %s has no %s".formatted(topic.name(), newest.version(), schema.getName()));
            return;
        }
        SchemaEvolution.obstacles(released, schema)
                .forEach(obstacle ->
                        problems.add("%s can't be read by %s: %s".formatted(topic.name(), newest.version(), obstacle)));
    }
}

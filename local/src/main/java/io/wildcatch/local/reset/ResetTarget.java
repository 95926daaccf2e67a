package io.wildcatch.local.reset;

import io.wildcatch.local.provision.Blueprint;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be reset.
 *
 * @param application its {@code application.id}, which is its consumer group too
 * @param changelogs names that its changelogs bear
 * @param internal names of the topics that it writes for itself alone
 * @param state folder of its state on this machine
 */
public record ResetTarget(String application, Set<String> changelogs, List<String> internal, Path state) {

    public ResetTarget {
        changelogs = Set.copyOf(changelogs);
        internal = List.copyOf(internal);
    }

    /** What runs with these settings. */
    public static ResetTarget of(Map<String, String> settings) {
        Topics topics = new Topics(settings.getOrDefault(StreamsSettings.TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
        String application = settings.getOrDefault("application.id", "wildcatch");
        Path usual = Path.of(System.getProperty("java.io.tmpdir"), "kafka-streams");
        Path states = settings.containsKey("state.dir") ? Path.of(settings.get("state.dir")) : usual;
        return new ResetTarget(
                application,
                Blueprint.of(topics).changelogs(application),
                topics.all().stream()
                        .filter(topic -> topic.access() == Topic.Access.INTERNAL)
                        .map(Topic::name)
                        .toList(),
                states.resolve(application));
    }
}

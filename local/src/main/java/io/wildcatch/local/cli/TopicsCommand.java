package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicChange;
import io.wildcatch.local.provision.TopicPlan;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.asyncapi.AsyncApi;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wildcatch topics}. */
@Command(
        name = "topics",
        description = "Shows, makes or describes the topics that a cluster needs. Never deletes or shrinks one.",
        synopsisSubcommandLabel = "plan|apply|asyncapi",
        footer = {
            "",
            "Example:",
            "  wildcatch topics plan --bootstrap kafka:9092",
            "  wildcatch topics apply --config prod.properties --partitions 12 --replicas 3",
            "  wildcatch topics asyncapi > asyncapi.json"
        },
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected plan, apply or asyncapi");
    }

    @Command(description = "Shows what apply would do, and does nothing.", mixinStandardHelpOptions = true)
    int plan(@Mixin ClusterOptions cluster, @Mixin TopicOptions options) {
        try (Admin admin = cluster.admin()) {
            print(new TopicAdmin(admin).plan(options.wanted(cluster)), options.json, "would ");
            return 0;
        }
    }

    @Command(description = "Creates missing topics and corrects settings.", mixinStandardHelpOptions = true)
    int apply(@Mixin ClusterOptions cluster, @Mixin TopicOptions options) {
        try (Admin admin = cluster.admin()) {
            TopicAdmin topics = new TopicAdmin(admin);
            TopicPlan plan = topics.plan(options.wanted(cluster));
            topics.apply(plan, Optional.ofNullable(options.replicas));
            print(plan, options.json, "");
            return 0;
        }
    }

    @Command(
            description = "Prints the topics that outsiders may rely on as an AsyncAPI 3 document, with their schemas.",
            mixinStandardHelpOptions = true)
    int asyncapi(@Mixin SettingsOptions settings) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AsyncApi.document(settings.topics()));
        out.flush();
        return 0;
    }

    private void print(TopicPlan plan, boolean json, String mood) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(plan));
            return;
        }
        Table table = new Table();
        plan.changes().forEach(change -> table.row(verb(change, mood), change.name(), change.describe()));
        table.print(out);
    }

    private static String verb(TopicChange change, String mood) {
        if (change instanceof TopicChange.Keep) {
            return "ok";
        }
        return mood + action(change);
    }

    private static String action(TopicChange change) {
        if (change instanceof TopicChange.Create) {
            return "create";
        }
        return change instanceof TopicChange.Alter ? "alter" : "keep";
    }

    private static ArrayNode json(TopicPlan plan) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        plan.changes()
                .forEach(change -> array.addObject()
                        .put("topic", change.name())
                        .put("action", action(change))
                        .put("detail", change.describe()));
        return array;
    }

    /** What topics should be like. */
    static final class TopicOptions {

        @Option(
                names = "--partitions",
                paramLabel = "N",
                defaultValue = "" + TopicSpec.DEFAULT_PARTITIONS,
                description = "Partitions of topics that are created (default: ${DEFAULT-VALUE}).")
        private int partitions;

        @Option(
                names = "--replicas",
                paramLabel = "N",
                description = "Replicas of topics that are created (default: the broker's).")
        private @Nullable Short replicas;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        List<TopicSpec> wanted(ClusterOptions cluster) {
            return TopicSpec.all(cluster.topics(), partitions);
        }
    }
}

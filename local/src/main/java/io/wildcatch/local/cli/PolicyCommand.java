package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.PolicyDocument;
import io.wildcatch.local.policy.PolicyFiles;
import io.wildcatch.local.policy.PublishedPolicy;
import io.wildcatch.local.up.ReferenceWriter;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.serde.AvroDeserializer;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wildcatch policy}. */
@Command(
        name = "policy",
        description = "Checks a policy file, puts one into force without a restart, shows the one published last.",
        synopsisSubcommandLabel = "check|apply|show",
        footer = {
            "",
            "Exit codes: 0 all well, 1 it could not be done, 2 the file can't be used.",
            "",
            "Example:",
            "  wildcatch policy check policy.yaml",
            "  wildcatch policy apply policy.yaml --config prod.properties",
            "  wildcatch policy show > policy.yaml"
        },
        mixinStandardHelpOptions = true)
public final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected check, apply or show");
    }

    @Command(
            description = "Says what version decisions will bear, or the first mistake with its line and field.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "Policy file, YAML.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        if (!json) {
            Policy policy = PolicyFile.read(file);
            int conditions = policy.conditions().size();
            spec.commandLine()
                    .getOut()
                    .printf("%s: version %s, %,d of its own conditions%n", file, policy.mark(), conditions);
            return 0;
        }
        ObjectNode answer = new ObjectMapper().createObjectNode();
        int code = describe(file, answer);
        spec.commandLine().getOut().println(answer);
        return code;
    }

    @Command(
            description = "Publishes a policy: it decides from the next look at each account on. Checks it before.",
            mixinStandardHelpOptions = true)
    int apply(
            @Parameters(paramLabel = "FILE", description = "Policy file, YAML.") Path file,
            @Mixin ClusterOptions cluster) {
        PolicyDocument next = PolicyFiles.read(file, InstantSource.system().instant());
        Optional<PolicyDocument> before = published(cluster);
        PrintWriter out = spec.commandLine().getOut();
        if (before.filter(last -> last.getText().equals(next.getText())).isPresent()) {
            out.printf("%s: version %s is published already%n", file, next.getVersion());
            return 0;
        }
        publish(cluster, next);
        String version = before.map(PolicyDocument::getVersion).orElse("none");
        out.printf("%s: published, version from %s to %s%n", file, version, next.getVersion());
        if (version.equals(next.getVersion())) {
            out.println("The version is the same: decisions before and after can't be told apart by it.");
        }
        return 0;
    }

    @Command(
            description = "Prints the policy that was published last, as it was written.",
            mixinStandardHelpOptions = true)
    int show(@Mixin ClusterOptions cluster) {
        PolicyDocument last = published(cluster)
                .orElseThrow(() -> new IllegalStateException("no policy was published: that of the file "
                        + StreamsSettings.POLICY_FILE + " names is in force, or the default one"));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("# version %s, published %s%n", last.getVersion(), last.getAt());
        out.print(last.getText().endsWith("\n") ? last.getText() : last.getText() + "\n");
        out.flush();
        return 0;
    }

    private static Optional<PolicyDocument> published(ClusterOptions cluster) {
        try (Consumer<byte[], byte[]> reader = cluster.reader();
                HttpSchemaRegistry registry = cluster.schemaRegistry()) {
            return new PublishedPolicy(reader, cluster.topics())
                    .read(new AvroDeserializer<>(PolicyDocument.class, registry));
        }
    }

    private static void publish(ClusterOptions cluster, PolicyDocument policy) {
        Map<String, String> settings = cluster.settings();
        settings.putIfAbsent("max.block.ms", "5000");
        try (ReferenceWriter writer = new ReferenceWriter(settings)) {
            writer.write(cluster.topics().policies(), List.of(policy), List.of());
        }
    }

    private static int describe(Path file, ObjectNode answer) {
        answer.put("file", file.toString());
        try {
            Policy policy = PolicyFile.read(file);
            answer.put("valid", true).put("version", policy.mark());
            policy.conditions()
                    .forEach(condition -> answer.withArray("conditions")
                            .addObject()
                            .put("name", condition.name())
                            .put("lane", condition.lane().name())
                            .put("when", condition.when()));
            return 0;
        } catch (IllegalArgumentException e) {
            answer.put("valid", false).put("mistake", e.getMessage());
            return Errors.WRONG_INPUT;
        }
    }
}

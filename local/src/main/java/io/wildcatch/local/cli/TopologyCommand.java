package io.wildcatch.local.cli;

import io.wildcatch.local.provision.Blueprint;
import io.wildcatch.schemas.Topics;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch topology}. */
@Command(
        name = "topology",
        description = "Shows the topology: its sources, stages, stores and sinks.",
        footer = {"", "Example:", "  wildcatch topology", "  wildcatch topology --mermaid > topology.mmd"},
        mixinStandardHelpOptions = true)
public final class TopologyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--describe", description = "As Kafka Streams describes it (the default).")
    private boolean describe;

    @Option(names = "--mermaid", description = "As a Mermaid flow chart.")
    private boolean mermaid;

    @Option(
            names = "--prefix",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "What every topic's name starts with (default: ${DEFAULT-VALUE}).")
    private String prefix;

    @Override
    public Integer call() {
        if (describe && mermaid) {
            throw new InputException("--describe and --mermaid: expected one of them");
        }
        TopologyDescription description = Blueprint.of(new Topics(prefix)).description();
        spec.commandLine().getOut().print(mermaid ? Mermaid.of(description) : description.toString());
        spec.commandLine().getOut().flush();
        return 0;
    }
}

package io.wildcatch.local.cli;

import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.Wiring;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
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
        TopologyDescription description = Pipeline.build(wiring()).describe();
        spec.commandLine().getOut().print(mermaid ? Mermaid.of(description) : description.toString());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Wiring wiring() {
        SchemaRegistry registry = new InMemorySchemaRegistry();
        Wiring.SerdeMaker serdes = new Wiring.SerdeMaker() {
            @Override
            public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                return new AvroSerde<>(type, registry, true);
            }
        };
        return new Wiring(
                new Topics(prefix),
                Policy.defaults(),
                serdes,
                Keeping.DURABLE,
                (fate, source, id, home, event) -> {},
                new Wiring.Cache());
    }
}

package io.wildcatch.local.cli;

import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.up.Part;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wildcatch streams}. */
@Command(
        name = "streams",
        description = "Runs the topologies only, against an existing cluster, until it is stopped.",
        footer = {
            "",
            "The file is in properties format: bootstrap.servers and schema.registry.url are needed, any setting of",
            "Kafka Streams passes through. Topics must exist: see wildcatch topics apply.",
            "",
            "Example:",
            "  wildcatch streams --config prod.properties --health 0.0.0.0:8080",
            "  WILDCATCH_BOOTSTRAP_SERVERS=kafka:9092 WILDCATCH_SCHEMA_REGISTRY_URL=http://registry:8081 wildcatch streams"
        },
        mixinStandardHelpOptions = true)
public final class StreamsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Mixin
    private HealthOptions health;

    @Override
    public Integer call() throws Exception {
        var all = options.settings();
        StreamsSettings settings = settings(all);
        return PartRun.run(spec.commandLine().getOut(), health, all, (meters, fault) -> {
            WildcatchStreams streams = start(settings, meters);
            var unused = streams.fault().thenAccept(fault);
            return Part.telling("topologies", streams::faults, streams::close);
        });
    }

    private StreamsSettings settings(Map<String, String> all) {
        try {
            return new StreamsSettings(all);
        } catch (IllegalArgumentException e) {
            throw options.blame(e);
        }
    }

    private WildcatchStreams start(StreamsSettings settings, Meters meters) {
        try {
            return WildcatchStreams.start(settings, meters.registry());
        } catch (KafkaException e) {
            throw options.blame(e);
        }
    }
}

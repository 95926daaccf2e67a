package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.console.OtherParts;
import io.wildcatch.local.up.Part;
import io.wildcatch.local.up.Part.Stage;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch console}. */
@Command(
        name = "console",
        description = "Runs the console, against an existing cluster and registry.",
        footer = {
            "",
            "Example:",
            "  wildcatch console --bootstrap kafka:9092 --registry http://registry:8081",
            "  wildcatch console --config prod.properties --listen 0.0.0.0:9090 --token-file token"
        },
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    private static final int PORT = 9090;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private PartOptions part;

    @Option(
            names = "--parts",
            paramLabel = "NAME=URL,…",
            description = "Where the other parts serve their health, for example streams=http://streams:8080: the page"
                    + " shows how they are (default: the setting wildcatch.parts, else they aren't looked at).")
    private @Nullable String parts;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = cluster.settings();
        Endpoint endpoint = part.endpoint(settings, PORT);
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            OtherParts others = OtherParts.watch(parts == null ? settings.getOrDefault(OtherParts.PARTS, "") : parts);
            HttpSchemaRegistry registry = cluster.patientRegistry();
            ConsoleServer server = ConsoleServer.start(ConsoleConfig.builder(cluster.bootstrap(), registry, meters)
                    .topics(cluster.topics())
                    .endpoint(endpoint)
                    .parts(others)
                    .clientProperties(cluster.clientSettings())
                    .build());
            return new Part("console", server.uri().toString(), Stage.WORK, server::faults, () -> {
                server.close();
                others.close();
                registry.close();
            });
        });
    }
}

package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.up.Part;
import io.wildcatch.local.up.Part.Stage;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = cluster.settings();
        Endpoint endpoint = part.endpoint(settings, PORT);
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            HttpSchemaRegistry registry = cluster.patientRegistry();
            ConsoleServer server = ConsoleServer.start(ConsoleConfig.builder(cluster.bootstrap(), registry, meters)
                    .topics(cluster.topics())
                    .endpoint(endpoint)
                    .clientProperties(cluster.clientSettings())
                    .build());
            return new Part("console", server.uri().toString(), Stage.WORK, server::faults, () -> {
                server.close();
                registry.close();
            });
        });
    }
}

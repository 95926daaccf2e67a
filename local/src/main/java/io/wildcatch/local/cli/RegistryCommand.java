package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.local.up.Part;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wildcatch registry}. */
@Command(
        name = "registry",
        description = "Runs the schema registry, against an existing cluster: one process, state in topic _schemas.",
        footer = {
            "",
            "It speaks Confluent's REST protocol. Where it asks for a token, clients send it as bearer token or as the",
            "password of basic authentication.",
            "",
            "Example:",
            "  wildcatch registry --bootstrap kafka:9092",
            "  wildcatch registry --config prod.properties --listen 0.0.0.0:8081 --token-file token"
        },
        mixinStandardHelpOptions = true)
public final class RegistryCommand implements Callable<Integer> {

    private static final int PORT = 9091;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private PartOptions part;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = kafka.settings();
        Endpoint endpoint = part.endpoint(settings, PORT);
        RegistryServerConfig config = new RegistryServerConfig(
                kafka.bootstrap(), endpoint.host(), endpoint.port(), part.token(settings), kafka.clientSettings());
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            RegistryServer server = RegistryServer.start(config);
            return Part.working("schema registry", server.uri().toString(), server::isReady, server::close);
        });
    }
}

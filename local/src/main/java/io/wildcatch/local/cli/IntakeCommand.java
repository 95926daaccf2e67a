package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.local.up.IntakeMeters;
import io.wildcatch.local.up.Part;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch intake}. */
@Command(
        name = "intake",
        description = "Runs the HTTP intake, against an existing cluster and registry: POST /signals.",
        footer = {
            "",
            "Several intakes on one cluster need a wildcatch.intake.transactional.id each, the same after a restart.",
            "",
            "Example:",
            "  wildcatch intake --bootstrap kafka:9092 --registry http://registry:8081",
            "  wildcatch intake --config prod.properties --listen 0.0.0.0:9093 --token-file token"
        },
        mixinStandardHelpOptions = true)
public final class IntakeCommand implements Callable<Integer> {

    /** Key of what bodies must be signed with. */
    static final String SECRET = "wildcatch.intake.secret";

    static final String TRANSACTIONAL_ID = "wildcatch.intake.transactional.id";

    private static final int PORT = 9093;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private PartOptions part;

    @Option(
            names = "--intake-secret-file",
            paramLabel = "FILE",
            description =
                    "File with the key that signals must be signed with, in X-Wildcatch-Signature (else the setting"
                            + " wildcatch.intake.secret; without either, signatures aren't asked for).")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = cluster.settings();
        Endpoint endpoint = part.endpoint(settings, PORT);
        Optional<Secret> secret = secret(settings);
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            HttpSchemaRegistry registry = cluster.patientRegistry();
            Admin admin = cluster.admin();
            IntakeServer server = IntakeServer.start(IntakeConfig.builder(cluster.bootstrap(), registry)
                    .topics(cluster.topics())
                    .endpoint(endpoint)
                    .hmacSecret(secret.orElse(null))
                    .transactionalId(settings.getOrDefault(TRANSACTIONAL_ID, "wildcatch-intake"))
                    .clientProperties(cluster.clientSettings())
                    .build());
            var unused = server.fault()
                    .thenAccept(cause ->
                            fault.accept(new IllegalStateException("the intake can't write: " + cause, cause)));
            IntakeMeters.bind(meters.registry(), server);
            HttpSchemaRegistry asked = cluster.impatientRegistry();
            TopicReady ready = new TopicReady(admin, asked, cluster.topics().signals());
            return Part.working("intake", server.signalsUri().toString(), ready, () -> {
                server.close();
                registry.close();
                asked.close();
                admin.close();
            });
        });
    }

    private Optional<Secret> secret(Map<String, String> settings) {
        Optional<String> secret =
                secretFile == null ? Optional.ofNullable(settings.get(SECRET)) : Secrets.read(secretFile);
        return secret.map(Secret::of);
    }
}

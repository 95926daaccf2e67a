package io.wildcatch.local.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wildcatch.local.up.HealthServer;
import io.wildcatch.local.up.JvmMeters;
import io.wildcatch.local.up.Shutdown;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "  wildcatch streams --config prod.properties --health 0.0.0.0:8080"
        },
        mixinStandardHelpOptions = true)
public final class StreamsCommand implements Callable<Integer> {

    private static final long POLL_MS = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration.")
    private Path config;

    @Option(
            names = "--health",
            paramLabel = "HOST:PORT",
            description = "Serve /healthz, /readyz and /metrics there (default: not at all).")
    private @Nullable String health;

    @Override
    @SuppressWarnings("try") // the meters of the JVM are only there to be closed
    public Integer call() throws Exception {
        StreamsSettings settings = new StreamsSettings(PropertiesFile.read(config));
        LogFile.toConsole();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = Shutdown.onSignal();
                JvmMeters jvm = JvmMeters.bindTo(meters);
                WildcatchStreams streams = WildcatchStreams.start(settings, meters)) {
            if (health == null) {
                await(shutdown, streams);
            } else {
                try (HealthServer server = HealthServer.start(health, meters, streams::isReady)) {
                    spec.commandLine().getOut().println("wildcatch: health " + server.uri());
                    await(shutdown, streams);
                }
            }
        }
        return 0;
    }

    private void await(Shutdown shutdown, WildcatchStreams streams) throws InterruptedException {
        while (!streams.isReady() && !shutdown.isRequested()) {
            shutdown.await(POLL_MS);
        }
        if (!shutdown.isRequested()) {
            spec.commandLine().getOut().println("wildcatch: ready");
        }
        shutdown.await();
    }
}

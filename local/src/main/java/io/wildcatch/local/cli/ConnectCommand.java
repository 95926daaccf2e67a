package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.connect.AvroValues;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.connect.WorkerSettings;
import io.wildcatch.local.up.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch connect}. */
@Command(
        name = "connect",
        description = "Runs one worker of Kafka Connect, against an existing cluster.",
        footer = {
            "",
            "Any setting of a worker passes through. Workers with the same group.id share the work; beyond one machine",
            "give each its rest.advertised.host.name. Plugins are found in DIR/plugins, values for connectors in",
            "DIR/secrets (${file:…:key}) and in variables WILDCATCH_CONNECT_…. Values are Avro by the registry, unless",
            "value.converter says otherwise.",
            "",
            "Example:",
            "  wildcatch connect --bootstrap kafka:9092 --data /var/lib/wildcatch",
            "  wildcatch connect --config prod.properties --listen 0.0.0.0:8083 --token-file token"
        },
        mixinStandardHelpOptions = true)
public final class ConnectCommand implements Callable<Integer> {

    private static final int PORT = 9094;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private PartOptions part;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of plugins and secrets (default: the setting wildcatch.data, else .wildcatch).")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = cluster.settings();
        ConnectConfig config = config(settings);
        return PartRun.run(spec.commandLine().getOut(), part, settings, (meters, fault) -> {
            ConnectWorker worker = ConnectWorker.start(config);
            return Part.working("Kafka Connect", worker.uri().toString(), worker::isReady, worker::close);
        });
    }

    private ConnectConfig config(Map<String, String> settings) {
        Endpoint endpoint = part.endpoint(settings, PORT);
        Path folder = data == null ? Path.of(settings.getOrDefault(PartOptions.DATA, PartOptions.DEFAULT_DATA)) : data;
        return new ConnectConfig(
                cluster.bootstrap(),
                endpoint.host(),
                endpoint.port(),
                List.of(folder.resolve("plugins")),
                folder.resolve("secrets"),
                part.token(settings),
                worker(settings));
    }

    /** Values are Avro unless the settings name another converter. */
    private Map<String, String> worker(Map<String, String> settings) {
        Map<String, String> worker = new HashMap<>(AvroValues.of(settings));
        worker.putAll(WorkerSettings.of(cluster.clientSettings()));
        return worker;
    }
}

package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Secret;
import io.wildcatch.local.market.DemoConfig;
import io.wildcatch.local.up.DemoPart;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch demo}. */
@Command(
        name = "demo",
        description =
                "Feeds a simulated market to a running intake, live; what its CRM knows goes to the topics first.",
        footer = {
            "",
            "Don't run it on a cluster that anybody works with: it writes to the reference topics.",
            "",
            "Example:",
            "  wildcatch demo",
            "  wildcatch demo --config dev.properties --intake http://intake:9093"
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /** Key of the intake's address. */
    static final String INTAKE = "wildcatch.intake.url";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private HealthOptions health;

    @Option(
            names = "--intake",
            paramLabel = "URL",
            description =
                    "Address of the intake (default: the setting wildcatch.intake.url, else http://127.0.0.1:9093).")
    private @Nullable String intake;

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = cluster.settings();
        DemoConfig config = config(settings);
        return PartRun.run(
                spec.commandLine().getOut(),
                health,
                settings,
                (meters, fault) -> DemoPart.start(config, cluster.topics(), settings));
    }

    private DemoConfig config(Map<String, String> settings) {
        String address = HealthOptions.choice(intake, settings, INTAKE).orElse("http://127.0.0.1:9093");
        Optional<Secret> secret =
                Optional.ofNullable(settings.get(IntakeCommand.SECRET)).map(Secret::of);
        return DemoConfig.of(uri(address), health.token(settings).map(Secret::of), secret, InstantSource.system());
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new InputException(INTAKE + ": expected an address such as http://127.0.0.1:9093, got " + address, e);
        }
    }
}

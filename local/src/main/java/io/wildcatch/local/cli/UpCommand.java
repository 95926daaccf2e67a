package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Secret;
import io.wildcatch.event.Decision;
import io.wildcatch.local.meters.OtlpTarget;
import io.wildcatch.local.up.AllInOne;
import io.wildcatch.local.up.Audience;
import io.wildcatch.local.up.Part;
import io.wildcatch.local.up.Ports;
import io.wildcatch.local.up.Shutdown;
import io.wildcatch.local.up.UpConfig;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch up}. */
@Command(
        name = "up",
        description = "Runs everything on this machine: broker, schema registry, Connect, topologies, console, intake.",
        footer = {
            "",
            "Ports, from the base: +0 console, +1 schema registry, +2 Kafka, +3 intake, +4 Kafka Connect.",
            "Ctrl-C stops everything in order; the next start goes on from there.",
            "",
            "Example:",
            "  wildcatch up",
            "  wildcatch up --demo --data /tmp/try --port-base 19090",
            "  wildcatch up --home market",
            "  wildcatch up --intake-secret-file intake.key"
        },
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer>, Audience {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".wildcatch",
            description = "Where state is kept between runs (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "First of the ports (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(names = "--demo", description = "Feed it a simulated market, live, and name what goes to people.")
    private boolean demo;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder with accounts, people, offerings, sources, sellers (.jsonl or .json) and policy.yaml;"
                    + " what changes in the files is published.")
    private @Nullable Path home;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = UpConfig.LOOPBACK,
            description = "Address to listen on (default: ${DEFAULT-VALUE}); beyond loopback a token is needed, and"
                    + " Kafka for other machines is on port +5.")
    private String listen;

    @Option(
            names = "--advertise",
            paramLabel = "NAME",
            description = "Name of this machine for Kafka clients on others (default: its host name).")
    private @Nullable String advertise;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the token that callers must bring (else the variable WILDCATCH_TOKEN, when set).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The token itself; others see it in the process list.")
    private @Nullable String token;

    @Option(
            names = "--intake-secret-file",
            paramLabel = "FILE",
            description = "File with the key that signals must be signed with, in X-Wildcatch-Signature (else the"
                    + " variable WILDCATCH_INTAKE_SECRET; without either, signatures aren't asked for).")
    private @Nullable Path intakeSecretFile;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description = "How lines of the log look (default: the variable WILDCATCH_LOG_FORMAT, else text).")
    private @Nullable LogFormat logFormat;

    @Override
    public Integer call() throws Exception {
        UpConfig config = config();
        LogFile.open(config.data().resolve("logs").resolve("wildcatch.log"), logFormat());
        AtomicReference<Throwable> fault = new AtomicReference<>();
        try (Shutdown shutdown = Shutdown.onSignal();
                AllInOne all = AllInOne.start(config, this, shutdown)) {
            all.fault().thenAccept(cause -> {
                fault.set(cause);
                shutdown.request();
            });
            say("ready");
            shutdown.await();
            say("stopping");
        } catch (CancellationException e) {
            return 0;
        } catch (IllegalStateException e) {
            // In an ending process nothing can be started any more, and nobody wants to hear of it.
            if (Shutdown.isUnderWay()) {
                return 0;
            }
            throw e;
        }
        if (fault.get() != null) {
            throw new IllegalStateException("Kafka failed: " + fault.get().getMessage(), fault.get());
        }
        return 0;
    }

    private UpConfig config() {
        Optional<String> secret = token == null ? Secrets.read(tokenFile, "WILDCATCH_TOKEN") : Optional.of(token);
        Optional<Secret> intakeSecret =
                Secrets.read(intakeSecretFile, "WILDCATCH_INTAKE_SECRET").map(Secret::of);
        return new UpConfig(
                data,
                new Ports(portBase),
                listen,
                advertisedHost(),
                secret,
                intakeSecret,
                Optional.ofNullable(home),
                demo,
                OtlpTarget.of(Environment.settings(System.getenv()), System.getenv()));
    }

    private LogFormat logFormat() {
        return logFormat == null
                ? LogFormat.parse(System.getenv().getOrDefault(LogFormat.VARIABLE, "text"))
                : logFormat;
    }

    private String advertisedHost() {
        if (advertise != null) {
            return advertise;
        }
        try {
            return listen.equals("0.0.0.0") || listen.equals("::")
                    ? InetAddress.getLocalHost().getHostName()
                    : listen;
        } catch (UnknownHostException e) {
            throw new InputException("this machine doesn't know its name: give one with --advertise", e);
        }
    }

    @Override
    public void ready(Part part) {
        say(part.address().isEmpty() ? part.name() : "%-16s %s".formatted(part.name(), part.address()));
    }

    @Override
    public void opportunity(Decision decision) {
        String line = String.format(
                Locale.ROOT,
                "%-16s %s, %s: probability %.2f, expected rivals %.1f; shown by %s",
                "for people",
                decision.getAccountId(),
                decision.getOffering(),
                decision.getProbability(),
                decision.getExpectedRivals().getMean(),
                String.join(", ", decision.getSources()));
        // Ids are of whoever sent the signals, and a terminal obeys control characters.
        say(line.replaceAll("\\p{Cntrl}", "?"));
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("wildcatch: " + text);
        out.flush();
    }
}

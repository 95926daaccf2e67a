package io.wildcatch.local.cli;

import io.wildcatch.local.workspace.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch secrets}. */
@Command(
        name = "secrets",
        description = "Makes the secrets of a deployment of our own parts, unless they are there.",
        footer = {
            "",
            "Writes DIR/token, which callers bring (WILDCATCH_TOKEN is taken where it is set, else it is random), and",
            "DIR/client.properties, with which all commands reach a broker of wildcatch broker and a registry of",
            "wildcatch registry. Who may read DIR may do everything.",
            "",
            "Example:",
            "  wildcatch secrets --out /run/wildcatch"
        },
        mixinStandardHelpOptions = true)
public final class SecretsCommand implements Callable<Integer> {

    private static final int BYTES = 24;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path file = out.resolve("token");
        if (!Files.exists(file)) {
            OwnerOnly.folder(out);
            OwnerOnly.text(file, Secrets.read(null, "WILDCATCH_TOKEN").orElseGet(SecretsCommand::random));
        }
        OwnerOnly.text(
                out.resolve("client.properties"), properties(Secrets.read(file).orElseThrow()));
        spec.commandLine().getOut().println("wildcatch: secrets are in " + out);
        return 0;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String properties(String token) {
        String password = token.replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                # Made by wildcatch secrets: how to reach our own broker and registry, and what callers of this part bring.
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                bearer.auth.token=%s
                wildcatch.token=%s
                """.formatted(BrokerCommand.USER, escape(password), escape(token), escape(token));
    }

    /** A backslash means something in a properties file. */
    private static String escape(String value) {
        return value.replace("\\", "\\\\");
    }
}

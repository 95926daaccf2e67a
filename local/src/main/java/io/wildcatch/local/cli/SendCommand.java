package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Secret;
import io.wildcatch.schemas.http.HeaderValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wildcatch send}. */
@Command(
        name = "send",
        description = "Sends signals to a running intake and says which it took.",
        footer = {
            "",
            "Exit code 1 when a signal was rejected or could not be delivered. Sending a file again does no harm: the",
            "pipeline takes a signal with the same source and id once.",
            "",
            "Example:",
            "  wildcatch send --file signals.jsonl",
            "  tail -f log.jsonl | wildcatch send --file - --url http://127.0.0.1:9093/signals"
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "JSON Lines, or - for the input.")
    private String file;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:9093/signals",
            description = "Address of the intake (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to retry while the intake can't be reached or is busy (default: ${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the intake's bearer token (else the variable WILDCATCH_TOKEN, when set).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "File with the key that signs the bodies (else the variable WILDCATCH_INTAKE_SECRET).")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws IOException {
        if (patience < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--patience: expected a number of seconds, 0 or more, but got " + patience);
        }
        Optional<String> token = Secrets.read(tokenFile, "WILDCATCH_TOKEN")
                .map(text ->
                        HeaderValue.require(tokenFile == null ? "WILDCATCH_TOKEN" : "--token-file " + tokenFile, text));
        Optional<Secret> key =
                Secrets.read(secretFile, "WILDCATCH_INTAKE_SECRET").map(Secret::of);
        SignalPost post = new SignalPost(address(), token, key, Duration.ofSeconds(patience));
        PrintWriter err = spec.commandLine().getErr();
        SignalSender sender = new SignalSender(post, new SendProgress(err, InstantSource.system()));
        try (BufferedReader lines = open()) {
            return report(sender.send(lines), err);
        }
    }

    private URI address() {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new InputException("--url: expected an address such as http://127.0.0.1:9093/signals, got " + url);
        }
        return url;
    }

    private BufferedReader open() {
        if (file.equals("-")) {
            return new BufferedReader(new InputStreamReader(System.in, SignalSender.BYTES));
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new InputException(file + ": expected a file with one signal a line, but it is a folder");
        }
        try {
            return Files.newBufferedReader(Path.of(file), SignalSender.BYTES);
        } catch (IOException e) {
            throw new InputException(file + ": expected a file with one signal a line, but it can't be read", e);
        }
    }

    private int report(SendReport report, PrintWriter err) {
        report.rejected().forEach((line, error) -> err.println("line " + line + ": " + error));
        report.failure()
                .ifPresent(failure ->
                        err.println("wildcatch send: stopped at line " + failure.line() + ": " + failure.reason()));
        spec.commandLine()
                .getOut()
                .println(report.accepted() + " accepted, " + report.rejected().size() + " rejected"
                        + (report.failure().isPresent() ? ", the rest not delivered" : ""));
        return report.isComplete() ? 0 : Errors.FAILED;
    }
}

package io.wildcatch.local.cli;

import io.wildcatch.local.broker.BrokerException;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Errors as users see them: one line, and an exit code that says whose turn it is. */
public final class Errors {

    public static final int FAILED = 1;
    public static final int WRONG_INPUT = 2;

    private Errors() {}

    /** What was typed makes no sense. */
    static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(e.getMessage()) + " (see " + name + " --help)");
        return WRONG_INPUT;
    }

    /** What was typed made sense, but could not be done. */
    static int failed(Exception e, CommandLine command, boolean verbose) {
        Throwable cause = cause(e);
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": "
                + silentBroker(cause, command).orElseGet(() -> describe(cause)));
        if (verbose) {
            e.printStackTrace(err);
        }
        return code(cause);
    }

    /** What was to be done needs more memory than Java may take; what it held is free again by now. */
    static int outOfMemory(OutOfMemoryError e, CommandLine command) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": out of memory with a heap of " + heap + " MiB ("
                        + oneLine(e.getMessage()) + "): allow more, for example WILDCATCH_OPTS=-Xmx" + 2 * heap + "m");
        command.getErr().flush();
        return FAILED;
    }

    /** What tells the user what to do: Kafka's clients hide a wrong setting behind that they could not be made. */
    private static Throwable cause(Exception e) {
        Throwable wrapped = e.getCause();
        boolean hides =
                e instanceof ExecutionException || (e instanceof KafkaException && wrapped instanceof ConfigException);
        return hides && wrapped != null ? wrapped : e;
    }

    /** Kafka's clients say only that time is up: where they tried, and what to do. Empty when it is something else. */
    private static Optional<String> silentBroker(Throwable cause, CommandLine command) {
        boolean silent = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(one -> one instanceof TimeoutException && !isOfATopic(one));
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(options -> silent && options instanceof KafkaOptions)
                .map(options -> ((KafkaOptions) options).bootstrap())
                .findFirst()
                .map(address -> "no broker answers at " + address
                        + ": start it (wildcatch up), or name another with --bootstrap (" + describe(cause) + ")");
    }

    /** A producer that is told of no such topic says so when its time is up. */
    private static boolean isOfATopic(Throwable timeout) {
        return String.valueOf(timeout.getMessage()).contains("not present in metadata");
    }

    private static int code(Throwable cause) {
        if (cause instanceof UnwritableException unwritable) {
            return unwritable.exitCode();
        }
        if (cause instanceof BrokerException && cause.getCause() instanceof UnwritableException unwritable) {
            return unwritable.exitCode();
        }
        return isInput(cause) ? WRONG_INPUT : FAILED;
    }

    private static boolean isInput(Throwable cause) {
        return cause instanceof InputException
                || cause instanceof WorkspaceException
                || cause instanceof ConfigException
                || cause instanceof IllegalArgumentException;
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName() + "; --verbose shows more"
                : oneLine(message);
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

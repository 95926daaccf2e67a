package io.wildcatch.local.cli;

import io.wildcatch.local.feeds.ImportCommand;
import io.wildcatch.local.market.SimulateCommand;
import io.wildcatch.local.replay.ReplayCommand;
import io.wildcatch.local.up.Shutdown;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code wildcatch}. */
@Command(
        name = "wildcatch",
        description = {"Buying signals in, under-the-radar opportunities out.", ""},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            SendCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class,
            DiffCommand.class,
            CostsCommand.class,
            PolicyCommand.class,
            ImportCommand.class,
            StreamsCommand.class,
            BrokerCommand.class,
            RegistryCommand.class,
            ConnectCommand.class,
            IntakeCommand.class,
            ConsoleCommand.class,
            DemoCommand.class,
            SecretsCommand.class,
            TopologyCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            AclsCommand.class,
            ResetCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Try it:",
            "  wildcatch up --demo",
            "",
            "Exit codes: 0 success, 1 the work failed, 2 wrong usage or unreadable input.",
            "WILDCATCH_DEBUG=1 shows where an error comes from."
        },
        versionProvider = Versions.class,
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean verbose;

    private Main() {}

    public static void main(String[] args) {
        try {
            System.exit(execute(commandLine(), args));
        } catch (RuntimeException | Error e) {
            // Whoever ends the program while it is still starting doesn't want to hear what could no longer be started.
            if (!Shutdown.isUnderWay()) {
                throw e;
            }
        }
    }

    /** Runs a command; returns the exit code, also when it has no memory left. */
    static int execute(CommandLine wildcatch, String... args) {
        try {
            return wildcatch.execute(args);
        } catch (OutOfMemoryError e) {
            return Errors.outOfMemory(e, wildcatch);
        }
    }

    /** The whole command line, further commands included. */
    public static CommandLine commandLine() {
        Main main = new Main();
        CommandLine wildcatch = new CommandLine(main);
        ServiceLoader.load(FurtherCommand.class).forEach(wildcatch::addSubcommand);
        return wildcatch
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Errors::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> Errors.failed(e, command, main.isVerbose()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command");
    }

    private boolean isVerbose() {
        return verbose || System.getenv("WILDCATCH_DEBUG") != null;
    }
}

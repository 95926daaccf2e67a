package io.wildcatch.local.cli;

import io.wildcatch.local.lab.Change;
import io.wildcatch.local.lab.Difference;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wildcatch diff}. */
@Command(
        name = "diff",
        description = "Compares two replays: which opportunities change lane, and which factor moved them.",
        footer = {
            "",
            "The lane of an opportunity is the one that mattered most of those it was in: HUMAN before AUTOMATION,",
            "CONTESTED, SUPPRESSED, HELD. Exit code 0, whether there are differences or not.",
            "",
            "Example:",
            "  wildcatch replay --in market --out strict --policy strict.yaml",
            "  wildcatch diff --a result --b strict"
        },
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--a", required = true, paramLabel = "DIR", description = "Folder that one replay has written.")
    private Path a;

    @Option(names = "--b", required = true, paramLabel = "DIR", description = "Folder that the other has written.")
    private Path b;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "40",
            description = "Opportunities to list at most, the most valuable first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--out", paramLabel = "FILE", description = "Write all differences to this file, too, as JSON.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkspaceException, IOException {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit: expected 0 or more, but got " + limit);
        }
        Difference difference = Difference.between(a, b);
        if (out != null) {
            OutputFiles.text(out, difference.toJson(Integer.MAX_VALUE));
        }
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.print(difference.toJson(limit));
        } else {
            print(difference, stdout);
        }
        stdout.flush();
        return 0;
    }

    private void print(Difference difference, PrintWriter stdout) {
        List<Change> changes = difference.changes();
        stdout.printf(
                "%,d opportunities went another way, of %,d accounts; %,d the same%n",
                changes.size(), difference.accounts(), difference.same());
        if (changes.isEmpty()) {
            return;
        }
        Table lanes = new Table().row("", "a", "", "b", "opportunities");
        difference
                .lanes()
                .forEach(flow -> lanes.row(
                        flow.from().equals(flow.to()) ? " " : "*",
                        flow.from(),
                        "->",
                        flow.to(),
                        "%,13d".formatted(flow.count())));
        lanes.print(stdout);
        Table movers = new Table().row("", "moved by", "opportunities");
        difference.movers().forEach((mover, count) -> movers.row(" ", mover, "%,13d".formatted(count)));
        movers.print(stdout);
        Table list = new Table().row("account", "offering", "a", "b", "moved by", "what differs where the ways part");
        changes.stream().limit(limit).forEach(change -> list.row(cells(change)));
        list.print(stdout);
        if (changes.size() > limit) {
            stdout.printf("… and %,d more; --limit and --out show them%n", changes.size() - limit);
        }
    }

    private static String[] cells(Change change) {
        return new String[] {
            change.accountId(),
            change.offering(),
            String.join(">", change.lanesA()),
            String.join(">", change.lanesB()),
            change.mover(),
            String.join("; ", change.details())
        };
    }
}

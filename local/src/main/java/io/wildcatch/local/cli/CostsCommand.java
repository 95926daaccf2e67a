package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.local.lab.RuleCosts;
import io.wildcatch.local.lab.RuleCostsTable;
import io.wildcatch.local.lab.Stopwatch;
import io.wildcatch.local.replay.Progress;
import io.wildcatch.local.replay.Recording;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch costs}. */
@Command(
        name = "costs",
        description = "Measures what each rule costs in CPU, by turning it off and replaying a history.",
        footer = {
            "",
            "Replays the history of --in in this process, with all rules and with each one off in turn; writes nothing",
            "but --out. docs/tuning.md says how to read the table. Takes one and a half replays for each rule and round.",
            "",
            "Example:",
            "  wildcatch simulate --out market",
            "  wildcatch costs --in market --rounds 5"
        },
        mixinStandardHelpOptions = true)
public final class CostsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "DIR", description = "Folder with the recorded history.")
    private Path in;

    @Option(names = "--policy", paramLabel = "FILE", description = "Policy whose rules are measured (YAML).")
    private @Nullable Path policy;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each rule is turned off, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rules",
            split = ",",
            paramLabel = "RULE",
            description = "Only these, such as collapse,radar (default: all sixteen).")
    private List<String> rules = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the figures to this file, as JSON.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            tell(measure());
            return 0;
        } catch (WorkspaceException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("wildcatch costs: " + e.getMessage());
            return Errors.WRONG_INPUT;
        }
    }

    private RuleCosts measure() throws WorkspaceException {
        if (rounds < 1 || rounds > 100) {
            throw new IllegalArgumentException("--rounds: expected 1 to 100, but is " + rounds);
        }
        List<PolicyRule> chosen = chosen();
        Policy measured = policy == null ? Policy.defaults() : PolicyFile.read(policy);
        Recording recording =
                Recording.read(Workspace.open(in), measured, new Progress(System.err, InstantSource.system()));
        PrintWriter stderr = spec.commandLine().getErr();
        return RuleCosts.measure(new Stopwatch(recording, measured), chosen, rounds, line -> {
            stderr.println(line);
            stderr.flush();
        });
    }

    private List<PolicyRule> chosen() {
        if (rules.isEmpty()) {
            return List.of(PolicyRule.values());
        }
        return rules.stream().map(CostsCommand::rule).sorted().distinct().toList();
    }

    private static PolicyRule rule(String word) {
        return Arrays.stream(PolicyRule.values())
                .filter(rule -> rule.word().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("--rules: expected rules such as collapse,radar"
                        + " (docs/policy.md names all), but one is " + word));
    }

    private void tell(RuleCosts costs) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        if (out != null) {
            OutputFiles.text(out, mapper.writeValueAsString(costs) + "\n");
        }
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(mapper.writeValueAsString(costs));
        } else {
            stdout.printf(
                    "%,d signals, %d rounds; two replays with all rules differ by %.1f us a signal (%.1f .. %.1f)%n",
                    costs.signals(),
                    costs.rounds(),
                    costs.noise().median(),
                    costs.noise().low(),
                    costs.noise().high());
            RuleCostsTable.of(costs).print(stdout);
        }
        stdout.flush();
    }
}

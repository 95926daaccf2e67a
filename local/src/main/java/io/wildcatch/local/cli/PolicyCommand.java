package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wildcatch policy}. */
@Command(
        name = "policy",
        description = "Checks a policy file before anything runs on it.",
        synopsisSubcommandLabel = "check",
        footer = {
            "",
            "Exit codes: 0 the file can be used, 2 it can't.",
            "",
            "Example:",
            "  wildcatch policy check policy.yaml"
        },
        mixinStandardHelpOptions = true)
public final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected check");
    }

    @Command(
            description = "Says what version decisions will bear, or the first mistake with its line and field.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "Policy file, YAML.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        if (!json) {
            Policy policy = PolicyFile.read(file);
            int conditions = policy.conditions().size();
            spec.commandLine()
                    .getOut()
                    .printf("%s: version %s, %,d of its own conditions%n", file, policy.mark(), conditions);
            return 0;
        }
        ObjectNode answer = new ObjectMapper().createObjectNode();
        int code = describe(file, answer);
        spec.commandLine().getOut().println(answer);
        return code;
    }

    private static int describe(Path file, ObjectNode answer) {
        answer.put("file", file.toString());
        try {
            Policy policy = PolicyFile.read(file);
            answer.put("valid", true).put("version", policy.mark());
            policy.conditions()
                    .forEach(condition -> answer.withArray("conditions")
                            .addObject()
                            .put("name", condition.name())
                            .put("lane", condition.lane().name())
                            .put("when", condition.when()));
            return 0;
        } catch (IllegalArgumentException e) {
            answer.put("valid", false).put("mistake", e.getMessage());
            return Errors.WRONG_INPUT;
        }
    }
}

package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.reset.Reset;
import io.wildcatch.local.reset.ResetStep;
import io.wildcatch.local.reset.ResetTarget;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch reset}. */
@Command(
        name = "reset",
        description =
                "Makes the topologies forget their state, so that they build it anew from the input topics. Refuses"
                        + " while an instance runs; touches no topic that others write or read.",
        footer = {
            "",
            "The state folder is that of this machine: run it on each that had an instance.",
            "",
            "Example:",
            "  wildcatch reset --config prod.properties --dry-run",
            "  wildcatch reset --config prod.properties"
        },
        mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka;

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Admin admin = kafka.admin()) {
            Reset reset = new Reset(admin, ResetTarget.of(kafka.settings()));
            List<ResetStep> steps = reset.plan();
            if (!dryRun) {
                steps.forEach(reset::apply);
            }
            print(steps);
            return 0;
        }
    }

    private void print(List<ResetStep> steps) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(steps));
        } else if (steps.isEmpty()) {
            out.println("nothing to reset");
        } else {
            Table table = new Table();
            steps.forEach(step -> table.row((dryRun ? "would " : "") + step.action(), step.target(), step.detail()));
            table.print(out);
        }
    }

    private static ArrayNode json(List<ResetStep> steps) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        steps.forEach(step -> array.addObject()
                .put("action", step.action())
                .put("target", step.target())
                .put("detail", step.detail()));
        return array;
    }
}

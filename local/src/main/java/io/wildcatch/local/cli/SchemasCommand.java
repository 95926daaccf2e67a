package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.provision.SchemaAdmin;
import io.wildcatch.local.provision.SchemaFinding;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wildcatch schemas}. */
@Command(
        name = "schemas",
        description = "Checks or registers the schemas of all topics.",
        synopsisSubcommandLabel = "check|apply",
        footer = {
            "",
            "Example:",
            "  wildcatch schemas check --registry https://registry:8081",
            "  wildcatch schemas apply --config prod.properties"
        },
        mixinStandardHelpOptions = true)
public final class SchemasCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected check or apply");
    }

    @Command(
            description = "Shows what apply would do, and does nothing. Exit code 1 when a schema would be refused.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ClusterOptions cluster, @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (HttpSchemaRegistry registry = cluster.schemaRegistry()) {
            return print(new SchemaAdmin(registry).check(cluster.topics()), json);
        }
    }

    @Command(description = "Registers what isn't registered.", mixinStandardHelpOptions = true)
    int apply(@Mixin ClusterOptions cluster, @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (HttpSchemaRegistry registry = cluster.schemaRegistry()) {
            return print(new SchemaAdmin(registry).apply(cluster.topics()), json);
        }
    }

    private int print(List<SchemaFinding> findings, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else {
            Table table = new Table();
            findings.forEach(finding -> table.row(state(finding), finding.subject(), finding.describe()));
            table.print(out);
        }
        return findings.stream().anyMatch(finding -> finding instanceof SchemaFinding.Incompatible) ? 1 : 0;
    }

    private static String state(SchemaFinding finding) {
        if (finding instanceof SchemaFinding.Registered) {
            return "ok";
        } else if (finding instanceof SchemaFinding.Unknown) {
            return "new";
        }
        return finding instanceof SchemaFinding.Newer ? "newer" : "REFUSED";
    }

    private static ArrayNode json(List<SchemaFinding> findings) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        findings.forEach(finding -> array.addObject()
                .put("subject", finding.subject())
                .put("state", state(finding))
                .put("detail", finding.describe()));
        return array;
    }
}

package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.doctor.Doctor;
import io.wildcatch.local.doctor.Finding;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch doctor}. */
@Command(
        name = "doctor",
        description = "Checks connectivity, topics, schemas, versions, clock and disk. Exit code 1 on a failure.",
        footer = {"", "Example:", "  wildcatch doctor", "  wildcatch doctor --config prod.properties --json"},
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".wildcatch",
            description = "Where state is or will be kept (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = examine();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else {
            Table table = new Table();
            findings.forEach(finding -> table.row(label(finding), finding.check(), finding.detail()));
            table.print(out);
        }
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAILED) ? 1 : 0;
    }

    private List<Finding> examine() {
        try (HttpSchemaRegistry registry = cluster.schemaRegistry()) {
            Doctor doctor = new Doctor(cluster.topics(), InstantSource.system());
            return doctor.examine(
                    data,
                    new Doctor.Brokers(cluster.bootstrap(), cluster::admin, cluster::reader),
                    new Doctor.Registry(cluster.registryUrl(), registry));
        }
    }

    private static String label(Finding finding) {
        return switch (finding.state()) {
            case OK -> "ok";
            case SKIPPED -> "skip";
            case FAILED -> "FAIL";
        };
    }

    private static ArrayNode json(List<Finding> findings) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        findings.forEach(finding -> array.addObject()
                .put("check", finding.check())
                .put("state", finding.state().name().toLowerCase(Locale.ROOT))
                .put("detail", finding.detail()));
        return array;
    }
}

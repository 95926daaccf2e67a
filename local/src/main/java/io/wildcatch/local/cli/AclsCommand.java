package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.provision.Rights;
import io.wildcatch.local.provision.Role;
import io.wildcatch.schemas.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch acls}. */
@Command(
        name = "acls",
        description = "Prints the rights that a role needs on a cluster with access control. Changes nothing.",
        footer = {
            "",
            "Example:",
            "  wildcatch acls --principal User:wildcatch --bootstrap kafka:9092 | sh",
            "  wildcatch acls --role reader --principal User:crm --name crm"
        },
        mixinStandardHelpOptions = true)
public final class AclsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--role",
            defaultValue = "streams",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Role role;

    @Option(
            names = "--principal",
            defaultValue = "User:wildcatch",
            description = "Who gets them (default: ${DEFAULT-VALUE}).")
    private String principal;

    @Option(
            names = "--name",
            defaultValue = "wildcatch",
            description = "The application.id or, for a sender or reader, what its transactional ids or groups start"
                    + " with (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--prefix",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "What every topic's name starts with (default: ${DEFAULT-VALUE}).")
    private String prefix;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Brokers, for the printed commands (default: ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<AclBinding> rights = Rights.of(role, principal, name, new Topics(prefix));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(rights));
        } else {
            rights.forEach(right -> out.println(command(right)));
        }
        return 0;
    }

    private String command(AclBinding right) {
        ResourcePattern pattern = right.pattern();
        String resource = pattern.resourceType() == ResourceType.CLUSTER
                ? "--cluster"
                : "--" + lower(pattern.resourceType()).replace('_', '-') + " '" + pattern.name() + "'";
        String prefixed = pattern.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return "kafka-acls --bootstrap-server " + bootstrap + " --add --allow-principal '"
                + right.entry().principal() + "' --operation " + camel(right) + " " + resource + prefixed;
    }

    private static ArrayNode json(List<AclBinding> rights) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        rights.forEach(right -> array.addObject()
                .put("principal", right.entry().principal())
                .put("operation", right.entry().operation().name())
                .put("resource", right.pattern().resourceType().name())
                .put("pattern", right.pattern().patternType().name())
                .put("name", right.pattern().name()));
        return array;
    }

    /** As Kafka's tool spells operations: {@code DescribeConfigs}. */
    private static String camel(AclBinding right) {
        StringBuilder camel = new StringBuilder();
        for (String word : lower(right.entry().operation()).split("_", -1)) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return camel.toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

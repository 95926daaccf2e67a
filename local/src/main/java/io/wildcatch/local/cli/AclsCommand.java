package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.provision.Party;
import io.wildcatch.local.provision.Rights;
import io.wildcatch.local.provision.Role;
import io.wildcatch.schemas.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch acls}. */
@Command(
        name = "acls",
        description =
                "Prints the rights that a part needs on a cluster with access control, and no more. Changes nothing.",
        footer = {
            "",
            "Example:",
            "  wildcatch acls --principal User:wildcatch --bootstrap kafka:9092 | sh",
            "  wildcatch acls --role reader --principal User:crm --name crm",
            "  wildcatch acls --role sink --principal User:connect --name to-salesforce --dead-letters crm.dead"
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
            description =
                    "The application.id of streams, the transactional id of an intake, the group.id of connect, the"
                            + " name of a connector; for a sender or reader what its transactional ids or groups start"
                            + " with (default: as these parts are called unless told otherwise; connectors have no"
                            + " default).")
    private @Nullable String name;

    @Option(
            names = "--workers",
            paramLabel = "GROUP",
            defaultValue = "wildcatch-connect",
            description = "The group.id of the workers that run a connector (default: ${DEFAULT-VALUE}).")
    private String workers;

    @Option(
            names = "--dead-letters",
            paramLabel = "TOPIC",
            description = "The topic of a sink's errors.deadletterqueue.topic.name (default: it has none).")
    private @Nullable String deadLetters;

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
        Party party = new Party(role, principal, name(), workers, Optional.ofNullable(deadLetters));
        List<AclBinding> rights = Rights.of(party, new Topics(prefix));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(rights));
        } else {
            rights.forEach(right -> out.println(command(right)));
        }
        return 0;
    }

    private String name() {
        return Optional.ofNullable(name)
                .or(role::usualName)
                .orElseThrow(() -> new InputException("--name: expected the connector's name"));
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

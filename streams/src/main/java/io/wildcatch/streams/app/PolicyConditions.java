package io.wildcatch.streams.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.streams.conditions.CelConditions;
import io.wildcatch.streams.conditions.ExpressionException;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Condition.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The conditions of a policy file, compiled. */
final class PolicyConditions {

    private static final String FIELD = "conditions";
    private static final Set<String> FIELDS = Set.of("name", "when", "lane");

    private final Path file;
    private final PolicyLines lines;
    private final CelConditions compiler = new CelConditions();

    private PolicyConditions(Path file, PolicyLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /** @throws IllegalArgumentException with the file, the line and field, and what was expected */
    static List<Condition> read(Path file, PolicyLines lines, JsonNode written) {
        if (written.isArray() && written.isEmpty()) {
            // Nobody waits for a compiler that isn't needed.
            return List.of();
        }
        return new PolicyConditions(file, lines).read(written);
    }

    private List<Condition> read(JsonNode written) {
        if (!written.isArray()) {
            throw mistake(FIELD, "expected a list of name, when and lane");
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Condition condition = condition(FIELD + "." + i, written.get(i));
            if (conditions.stream().anyMatch(other -> other.name().equals(condition.name()))) {
                throw mistake(FIELD + "." + i + ".name", "there is a condition of this name already");
            }
            conditions.add(condition);
        }
        return conditions;
    }

    private Condition condition(String path, JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw mistake(path + "." + field, "expected name, when and lane alone");
            }
        });
        String name = text(path, "name", node);
        String when = text(path, "when", node);
        Target lane = lane(path + ".lane", text(path, "lane", node));
        try {
            return compiler.compile(name, when, lane);
        } catch (ExpressionException e) {
            throw new IllegalArgumentException(describe(path + ".when", String.valueOf(e.getMessage())), e);
        }
    }

    private String text(String path, String field, JsonNode node) {
        JsonNode value = node.get(field);
        // YAML reads a bare "true" as a flag, which is an expression all the same.
        boolean usable = value != null && value.isValueNode() && !value.isNull();
        if (!usable || value.asText().isBlank()) {
            throw mistake(path + "." + field, "expected a text");
        }
        return value.asText();
    }

    private Target lane(String path, String lane) {
        return Arrays.stream(Target.values())
                .filter(target -> target.name().equals(lane))
                .findAny()
                .orElseThrow(() -> mistake(path, "expected HUMAN, AUTOMATION, CONTESTED or HELD, but is " + lane));
    }

    private IllegalArgumentException mistake(String path, String problem) {
        return new IllegalArgumentException(describe(path, problem));
    }

    private String describe(String path, String problem) {
        return file + lines.place(path) + ": " + path + ": " + problem;
    }
}

package io.wildcatch.schemas.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What every published schema has, whatever its history: a doc for each type and field, because outsiders have nothing
 * else to go by, and a default for each enum, because readers of today must survive the symbols of tomorrow.
 */
final class SchemaStyle {

    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SchemaStyle() {}

    /** One line for each problem in the schema and in all types that it uses. */
    static List<String> problems(Schema schema) {
        SchemaStyle style = new SchemaStyle();
        style.visit(schema);
        return style.problems;
    }

    private void visit(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> named(schema, this::visitFields);
            case ENUM -> named(schema, this::visitEnum);
            case ARRAY -> visit(schema.getElementType());
            case MAP -> visit(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::visit);
            default -> {
                // Nothing to say about plain types.
            }
        }
    }

    private void named(Schema schema, Consumer<Schema> visitor) {
        if (seen.add(schema.getFullName())) {
            if (isBlank(schema.getDoc())) {
                problems.add(schema.getName() + " has no doc");
            }
            visitor.accept(schema);
        }
    }

    private void visitFields(Schema schema) {
        for (Schema.Field field : schema.getFields()) {
            if (isBlank(field.doc())) {
                problems.add("%s.%s has no doc".formatted(schema.getName(), field.name()));
            }
            visit(field.schema());
        }
    }

    private void visitEnum(Schema schema) {
        if (schema.getEnumDefault() == null) {
            problems.add(schema.getName() + " has no default symbol");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

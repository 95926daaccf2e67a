package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.Opportunity;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The way to a value within an opportunity, checked against the schema. */
record FieldPath(List<String> steps) {

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when no opportunity has such a value; says what there is */
    static FieldPath parse(String path) {
        List<String> steps = List.of(path.split("\\.", -1));
        Schema at = Opportunity.SCHEMA$;
        for (String step : steps) {
            at = within(path, at, step);
        }
        return new FieldPath(steps);
    }

    private static Schema within(String path, Schema schema, String step) {
        Schema plain = withoutNull(schema);
        return switch (plain.getType()) {
            case RECORD -> field(path, plain, step);
            case ARRAY -> item(path, plain, step);
            case MAP -> plain.getValueType();
            default ->
                throw new IllegalArgumentException(
                        "{" + path + "}: there is nothing within a value, leave out ." + step);
        };
    }

    private static Schema field(String path, Schema record, String step) {
        Schema.Field field = record.getField(step);
        if (field == null) {
            throw new IllegalArgumentException("{%s}: there is no '%s' in %s; there are: %s"
                    .formatted(
                            path,
                            step,
                            record.getName(),
                            record.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(" "))));
        }
        return field.schema();
    }

    private static Schema item(String path, Schema array, String step) {
        if (!step.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "{%s}: expected the number of an item, from 0, instead of '%s'".formatted(path, step));
        }
        return array.getElementType();
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    /** The value; a missing node where there is none. */
    JsonNode in(JsonNode opportunity) {
        JsonNode at = opportunity;
        for (String step : steps) {
            at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at;
    }

    boolean isPersonal() {
        return List.of("people", "evidence").contains(steps.get(0));
    }
}

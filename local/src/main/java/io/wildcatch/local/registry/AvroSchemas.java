package io.wildcatch.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Parses schemas together with what they refer to, and spells them the one way in which they are compared. */
final class AvroSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_DEPTH = 64;

    private final Function<SchemaReference, SchemaBody> resolver;

    /** @param resolver finds what a reference stands for; throws when nothing does */
    AvroSchemas(Function<SchemaReference, SchemaBody> resolver) {
        this.resolver = resolver;
    }

    /**
     * The Avro schema of a body.
     *
     * @throws AvroRuntimeException when it is no valid schema
     */
    Schema parse(SchemaBody body) {
        return parse(body, false);
    }

    /** As {@link #parse(SchemaBody)}, but strict about what was not registered yet, such as impossible defaults. */
    Schema parseNew(SchemaBody body) {
        return parse(body, true);
    }

    /** The text as it is stored and compared: without blanks, attributes in Avro's order. */
    SchemaBody canonical(SchemaBody body, Schema parsed) {
        // With references, Avro would write the foreign types out, and the text would no longer need its references.
        String text = body.references().isEmpty()
                ? parsed.toString()
                : tree(body.text()).toString();
        return new SchemaBody(text, body.references());
    }

    /** The canonical text with properties in one order, so that schemas that mean the same are spelt the same. */
    SchemaBody normalised(SchemaBody canonical) {
        List<SchemaReference> references = canonical.references().stream()
                .sorted(Comparator.comparing(SchemaReference::name))
                .toList();
        return new SchemaBody(sorted(tree(canonical.text())).toString(), references);
    }

    private Schema parse(SchemaBody body, boolean strict) {
        Map<String, String> foreign = new LinkedHashMap<>();
        collect(body.references(), foreign, 0);
        Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
        foreign.values().forEach(parser::parse);
        return parser.setValidateDefaults(strict).parse(body.text());
    }

    /** Depth first, so that each type is known before it is used; by name, since two paths may lead to one type. */
    private void collect(Collection<SchemaReference> references, Map<String, String> foreign, int depth) {
        if (depth > MAX_DEPTH) {
            throw new SchemaParseException("references are nested deeper than " + MAX_DEPTH);
        }
        for (SchemaReference reference : references) {
            if (!foreign.containsKey(reference.name())) {
                SchemaBody body = resolver.apply(reference);
                collect(body.references(), foreign, depth + 1);
                foreign.put(reference.name(), body.text());
            }
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SchemaParseException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(property -> copy.set(property.getKey(), sorted(property.getValue())));
            return copy;
        }
        return node;
    }
}

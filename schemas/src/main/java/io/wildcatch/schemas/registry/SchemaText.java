package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Parses the schema of a registry's answer, with the schemas that it refers to. */
final class SchemaText {

    /** Fetches a version that another schema refers to. */
    interface Referenced {
        JsonNode version(String subject, int version);
    }

    private final String what;
    private final Referenced referenced;
    private final Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    private final Set<String> seen = new HashSet<>();

    private SchemaText(String what, Referenced referenced) {
        this.what = what;
        this.referenced = referenced;
    }

    static Schema parse(String what, JsonNode answer, Referenced referenced) {
        return new SchemaText(what, referenced).parse(answer);
    }

    private Schema parse(JsonNode answer) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new UnusableSchemaException(
                    "%s: expected an Avro schema, found one of type %s".formatted(what, type), null);
        }
        for (JsonNode reference : answer.path("references")) {
            parseOnce(
                    reference.path("subject").asText(),
                    reference.path("version").asInt());
        }
        try {
            return parser.parse(answer.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new UnusableSchemaException(what + ": the registry's answer is no Avro schema", e);
        }
    }

    private void parseOnce(String subject, int version) {
        if (seen.add(subject + "/" + version)) {
            parse(referenced.version(subject, version));
        }
    }
}

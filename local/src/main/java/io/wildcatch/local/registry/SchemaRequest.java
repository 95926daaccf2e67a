package io.wildcatch.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * The body of a registration, a look-up or a check.
 *
 * @param id only where subjects are imported
 * @param version likewise
 */
record SchemaRequest(SchemaBody body, OptionalInt id, OptionalInt version) {

    /** @throws RegistryError when there is no Avro schema in it */
    static SchemaRequest of(JsonNode json) {
        String type = json.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") && !type.isEmpty()) {
            throw RegistryError.invalidSchema("schema type " + type + " is not supported, only AVRO is");
        }
        String text = json.path("schema").asText("");
        if (text.isBlank()) {
            throw RegistryError.invalidSchema("Empty schema");
        }
        return new SchemaRequest(
                new SchemaBody(text, LogCodec.references(json.path("references"))),
                positive(json.path("id")),
                positive(json.path("version")));
    }

    private static OptionalInt positive(JsonNode number) {
        return number.asInt(0) > 0 ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
    }
}

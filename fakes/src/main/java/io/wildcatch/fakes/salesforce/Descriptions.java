package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** {@code GET …/sobjects/{object}/describe}. */
final class Descriptions {

    private Descriptions() {}

    static JsonNode of(ObjectType type) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("name", type.name()).put("keyPrefix", type.prefix());
        description.put("createable", true).put("updateable", true).put("queryable", true);
        ArrayNode fields = description.putArray("fields");
        type.fields().forEach(field -> fields.add(of(field)));
        return description;
    }

    private static ObjectNode of(Field field) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("name", field.name()).put("type", field.type().name().toLowerCase(Locale.ROOT));
        shown.put("length", field.length()).put("nillable", !field.required());
        shown.put("createable", field.writable()).put("updateable", field.writable());
        shown.put("externalId", field.externalId()).put("unique", field.unique());
        shown.put("idLookup", field.externalId()).put("relationshipName", field.relationship());
        ArrayNode targets = shown.putArray("referenceTo");
        field.targets().forEach(targets::add);
        return shown;
    }
}

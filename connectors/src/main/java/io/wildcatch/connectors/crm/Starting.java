package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Only what starts so: an id of the system's own and not somebody else's, for example {@code starting(001)}. */
record Starting(String prefix) implements Format {

    @Override
    public JsonNode apply(JsonNode value) {
        return Format.text(value).startsWith(prefix) ? value : MissingNode.getInstance();
    }
}

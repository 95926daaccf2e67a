package io.wildcatch.local.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** What the next release may make of a schema, and what it may not. */
enum NextRelease {
    /** Every record has one more field, before the others, and every enum one more symbol: allowed. */
    GROWN {
        @Override
        void change(ObjectNode type, boolean isOutermost) {
            if (isRecord(type)) {
                fields(type).insert(0, tree("{'name':'later','type':['null','string'],'doc':'Later.','default':null}"));
            } else if (isEnum(type)) {
                ((ArrayNode) type.path("symbols")).insert(0, LATER_SYMBOL);
            }
        }
    },
    /** A field that has to be there: new readers miss it in old records. */
    FIELD_WITHOUT_DEFAULT {
        @Override
        void change(ObjectNode type, boolean isOutermost) {
            if (isOutermost) {
                fields(type).add(tree("{'name':'later','type':'string','doc':'Later.'}"));
            }
        }
    },
    /** A field that old readers need is gone. */
    FIELD_DROPPED {
        @Override
        void change(ObjectNode type, boolean isOutermost) {
            if (isOutermost) {
                fields(type).remove(required(type));
            }
        }
    },
    /** A field that old readers need has another name. */
    FIELD_RENAMED {
        @Override
        void change(ObjectNode type, boolean isOutermost) {
            if (isOutermost) {
                ((ObjectNode) fields(type).get(required(type))).put("name", "renamed");
            }
        }
    },
    /** A field has another type. */
    TYPE_CHANGED {
        @Override
        void change(ObjectNode type, boolean isOutermost) {
            if (isOutermost) {
                ((ObjectNode) fields(type).get(required(type))).set("type", tree("'boolean'"));
            }
        }
    };

    static final String LATER_SYMBOL = "LATER";

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract void change(ObjectNode type, boolean isOutermost);

    Schema of(Schema released) {
        JsonNode tree = tree(released.toString());
        visit(tree, type -> change(type, type == tree));
        return new Schema.Parser().parse(tree.toString());
    }

    /** Inner types first: what a change adds isn't changed itself. */
    private static void visit(JsonNode node, Consumer<ObjectNode> change) {
        node.forEach(child -> visit(child, change));
        if (isRecord(node) || isEnum(node)) {
            change.accept((ObjectNode) node);
        }
    }

    private static boolean isRecord(JsonNode node) {
        return node.path("type").asText().equals("record");
    }

    private static boolean isEnum(JsonNode node) {
        return node.path("type").asText().equals("enum");
    }

    private static ArrayNode fields(ObjectNode type) {
        return (ArrayNode) type.path("fields");
    }

    /** Index of the first field that has no default. */
    private static int required(ObjectNode type) {
        int index = 0;
        while (fields(type).get(index).has("default")) {
            index++;
        }
        return index;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.startsWith("{\"") ? json : json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}

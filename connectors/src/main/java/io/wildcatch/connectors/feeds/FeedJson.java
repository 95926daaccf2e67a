package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads fields of feeds, which come as a value, an array of one, JSON within a text, null, or not at all. */
final class FeedJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FeedJson() {}

    /** The first of the named fields that holds a text that isn't blank, or a number. */
    static Optional<String> text(JsonNode record, String... names) {
        for (String name : names) {
            Optional<String> text = textOf(record.path(name));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The node as text; of an array, its first text. */
    static Optional<String> textOf(JsonNode node) {
        if (node.isArray()) {
            return list(node).stream().flatMap(one -> textOf(one).stream()).findFirst();
        }
        return node.isValueNode() && !node.isNull()
                ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Every text of a node that is one or an array of them. */
    static List<String> texts(JsonNode node) {
        return list(node).stream().flatMap(one -> textOf(one).stream()).toList();
    }

    /**
     * The elements of an array, and of arrays in it; the node itself if it is a value or an object, nothing for null or
     * absent. Strangers nest arrays deeper than a thread's stack is.
     */
    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> elements = new ArrayList<>();
        Deque<Iterator<JsonNode>> open = new ArrayDeque<>();
        open.push(List.of(node).iterator());
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                continue;
            }
            JsonNode next = open.element().next();
            if (next.isArray()) {
                open.push(next.elements());
            } else if (!next.isMissingNode() && !next.isNull()) {
                elements.add(next);
            }
        }
        return elements;
    }

    /** The node, or what it holds as JSON within a text; missing when that text isn't JSON. */
    static JsonNode unfolded(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        try {
            JsonNode inner = MAPPER.readTree(node.textValue());
            return inner == null ? MissingNode.getInstance() : inner;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}

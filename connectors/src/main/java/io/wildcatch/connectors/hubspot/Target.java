package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Delivery.Kind;
import io.wildcatch.connectors.crm.FieldMapping;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which records are written, and how.
 *
 * @param object such as {@code deals}
 * @param idProperty the unique property that holds the opportunity's id
 * @param fields what a record gets
 * @param closed what it gets besides, or instead, when the opportunity has left the lanes
 */
record Target(String object, String idProperty, FieldMapping fields, FieldMapping closed) {

    /** All properties that may be written, but for the id. */
    Set<String> written() {
        Set<String> all = new LinkedHashSet<>(fields.templates().keySet());
        all.addAll(closed.templates().keySet());
        return all;
    }

    String path(String action) {
        return "/crm/v3/objects/" + object + "/" + action;
    }

    /** The properties of a new record. */
    ObjectNode made(Delivery delivery) {
        ObjectNode values = texts(fields.apply(
                new Delivery(delivery.externalId(), delivery.eventId(), Kind.OPEN, delivery.opportunity())));
        values.properties().removeIf(value -> value.getValue().asText().isEmpty());
        return values;
    }

    /**
     * The properties to change of a record that is there; empty texts for what the opportunity doesn't have any more.
     *
     * @param peoples properties that people have set
     */
    ObjectNode changed(Delivery delivery, Set<String> peoples) {
        ObjectNode values = fields.apply(delivery);
        if (delivery.kind() == Kind.CLOSE) {
            values.setAll(closed.apply(delivery));
        }
        return texts(values).without(peoples);
    }

    private static ObjectNode texts(ObjectNode values) {
        ObjectNode texts = values.objectNode();
        values.properties()
                .forEach(value -> texts.put(value.getKey(), value.getValue().asText("")));
        return texts;
    }
}

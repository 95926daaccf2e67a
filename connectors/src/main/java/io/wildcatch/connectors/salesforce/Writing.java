package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Delivery.Kind;
import io.wildcatch.connectors.salesforce.ExistingRecords.State;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is written for a delivery, given what is there. What a person has worked on stays as that person left
 * it, but for fields that are our own; what a person has deleted isn't made again; nothing is ever deleted.
 */
final class Writing {

    /** Fields that Salesforce doesn't let be empty. */
    private static final String OWNER = "OwnerId";

    private final SinkTarget target;

    Writing(SinkTarget target) {
        this.target = target;
    }

    /** The record to send; empty when there is nothing to change. */
    Optional<ObjectNode> of(Delivery delivery, @Nullable State state) {
        if (state == null) {
            return delivery.kind() == Kind.CLOSE ? Optional.empty() : Optional.of(made(delivery));
        }
        return switch (state) {
            case UNTOUCHED -> Optional.of(record(delivery, changes(delivery)));
            case TOUCHED -> target.touchedField().isEmpty() ? Optional.empty() : Optional.of(ours(delivery));
            case DELETED -> Optional.empty();
        };
    }

    private ObjectNode made(Delivery delivery) {
        Delivery first = new Delivery(delivery.externalId(), delivery.eventId(), Kind.OPEN, delivery.opportunity());
        ObjectNode values = target.fields().apply(first);
        values.properties().removeIf(value -> value.getValue().isNull());
        return record(delivery, values);
    }

    private ObjectNode changes(Delivery delivery) {
        ObjectNode values = target.fields().apply(delivery);
        if (delivery.kind() == Kind.CLOSE) {
            values.setAll(target.closed().apply(delivery));
        }
        return values;
    }

    private ObjectNode ours(Delivery delivery) {
        ObjectNode values = changes(delivery).retain(target.own());
        return record(delivery, values.put(target.touchedField(), true));
    }

    private ObjectNode record(Delivery delivery, ObjectNode values) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.putObject("attributes").put("type", target.object());
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            put(record, value.getKey(), value.getValue());
        }
        return record.put(target.externalIdField(), delivery.externalId());
    }

    /** {@code Account__r.Number__c} names the record to point to by a field of it that is an external id. */
    private static void put(ObjectNode record, String field, JsonNode value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            if (!(value.isNull() && field.equals(OWNER))) {
                record.set(field, value);
            }
        } else if (!value.isNull()) {
            record.putObject(field.substring(0, dot)).set(field.substring(dot + 1), value);
        }
    }
}

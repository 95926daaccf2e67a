package io.wildcatch.connectors.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Delivery.Kind;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes a delivery of a record. */
final class Deliveries {

    private final Set<String> lanes;

    /** @param lanes whose opportunities are delivered */
    Deliveries(Set<String> lanes) {
        this.lanes = lanes;
    }

    /** @throws DataException when the record is no opportunity; without data of the record */
    Delivery of(SinkRecord record) {
        JsonNode opportunity = RecordTree.of(record.value());
        String id = text(opportunity, "opportunityId");
        String lane = text(opportunity, "lane");
        return new Delivery(id, eventId(id, lane, opportunity), kind(lane, opportunity), opportunity);
    }

    private Kind kind(String lane, JsonNode opportunity) {
        if (!lanes.contains(lane)) {
            return Kind.CLOSE;
        }
        return lanes.contains(opportunity.path("previousLane").asText()) ? Kind.UPDATE : Kind.OPEN;
    }

    /** A lane, or the seller in it, is told once: what tells versions apart stands in them. */
    private static String eventId(String id, String lane, JsonNode opportunity) {
        String version = String.join(
                "|",
                id,
                text(opportunity, "at"),
                lane,
                opportunity.path("previousLane").asText(),
                opportunity.path("sellerId").asText());
        return UUID.nameUUIDFromBytes(version.getBytes(UTF_8)).toString();
    }

    private static String text(JsonNode opportunity, String field) {
        JsonNode value = opportunity.path(field);
        if (!value.isValueNode() || value.asText().isEmpty() || value.isNull()) {
            throw new DataException(
                    "no opportunity: expected " + field
                            + "; read a topic of opportunities, with io.wildcatch.connectors.converter.AvroConverter as value.converter");
        }
        return value.asText();
    }
}

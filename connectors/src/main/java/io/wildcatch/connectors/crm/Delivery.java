package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One version of one opportunity, on its way to a system of record.
 *
 * @param externalId the same for all versions of the opportunity; the system knows its record by it
 * @param eventId the same whenever this version is sent again, and no other's
 * @param kind what the system shall do
 * @param opportunity the opportunity as in {@code decisions.jsonl}, with account, people and evidence
 */
public record Delivery(String externalId, String eventId, Kind kind, JsonNode opportunity) {

    /** What a version asks of the system. */
    public enum Kind {
        /** The opportunity comes to the lane, or comes back to it: make the record, or open it again. */
        OPEN,
        /** It stays in the lane with other numbers or another seller: change the record, or make it. */
        UPDATE,
        /** It left the lane: change the record if it is there, and make none. */
        CLOSE
    }
}

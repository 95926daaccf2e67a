package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks what Salesforce has of a batch already, and who changed it last. */
final class ExistingRecords {

    /** A query stands in the address, which has a limit of 16 KiB: enough for 200 ids of up to 64 characters. */
    private static final int LONGEST_LIST = 15_000;

    /** What is there for one opportunity. */
    enum State {
        /** Ours: nobody else has changed it. */
        UNTOUCHED,
        /** A person, or somebody else's automation, has worked on it. */
        TOUCHED,
        /** Somebody has deleted it. */
        DELETED
    }

    private final SalesforceApi api;
    private final SinkTarget target;

    ExistingRecords(SalesforceApi api, SinkTarget target) {
        this.api = api;
        this.target = target;
    }

    /** What is there, by external id, whose case doesn't count. */
    Map<String, State> of(List<Delivery> batch, Turn turn) throws NoAnswerException, InterruptedException {
        Map<String, State> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> ids = new ArrayList<>();
        int length = 0;
        for (Delivery delivery : batch) {
            String literal = literal(delivery.externalId());
            if (length + literal.length() > LONGEST_LIST) {
                look(ids, found, turn);
                ids.clear();
                length = 0;
            }
            ids.add(literal);
            // Quotes and the comma are three characters each in an address.
            length += literal.length() + 7;
        }
        look(ids, found, turn);
        return found;
    }

    private void look(List<String> ids, Map<String, State> found, Turn turn)
            throws NoAnswerException, InterruptedException {
        String me = api.userId();
        turn.take();
        JsonNode page = api.query(soql(ids), true);
        while (true) {
            page.path("records")
                    .forEach(record -> found.merge(
                            record.path(target.externalIdField()).asText(),
                            state(record, me),
                            (one, other) -> one == State.DELETED ? other : one));
            if (page.path("done").asBoolean(true)) {
                return;
            }
            turn.take();
            page = api.next(page.path("nextRecordsUrl").asText());
        }
    }

    private String soql(List<String> ids) {
        String touched = target.touchedField().isEmpty() ? "" : ", " + target.touchedField();
        return "SELECT " + target.externalIdField() + ", IsDeleted, LastModifiedById" + touched + " FROM "
                + target.object() + " WHERE " + target.externalIdField() + " IN ("
                + ids.stream().collect(Collectors.joining(",")) + ")";
    }

    private State state(JsonNode record, String me) {
        if (record.path("IsDeleted").asBoolean()) {
            return State.DELETED;
        }
        boolean byMe = SalesforceId.isSame(record.path("LastModifiedById").asText(), me);
        boolean noted = !target.touchedField().isEmpty()
                && record.path(target.touchedField()).asBoolean();
        return byMe && !noted ? State.UNTOUCHED : State.TOUCHED;
    }

    private static String literal(String id) {
        return "'" + id.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

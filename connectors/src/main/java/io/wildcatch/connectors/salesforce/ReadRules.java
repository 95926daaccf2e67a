package io.wildcatch.connectors.salesforce;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the records of an object say.
 *
 * @param object API name
 * @param accountFields fields that name the account in Wildcatch's words, the first with a value counts
 * @param offeringField field with the offering's id; empty: none
 * @param sellerField field with the seller's id
 * @param stageField field whose values are verdicts; empty: the object has none
 * @param outcomes by value of that field; {@code *} for all others
 * @param rivalsField field that tells whether rivals were there; empty: none
 * @param rivals by value of that field
 * @param atFields fields that tell when the verdict was given, the first with a value counts
 * @param touchedField checkbox of the sink's; empty: none
 * @param channels of touches, by type of task
 * @param directions of touches, by type of call
 */
record ReadRules(
        String object,
        List<String> accountFields,
        String offeringField,
        String sellerField,
        String stageField,
        Map<String, Outcome> outcomes,
        String rivalsField,
        Map<String, RivalPresence> rivals,
        List<String> atFields,
        String touchedField,
        Map<String, Channel> channels,
        Map<String, Direction> directions) {

    ReadRules {
        accountFields = List.copyOf(accountFields);
        outcomes = Map.copyOf(outcomes);
        rivals = Map.copyOf(rivals);
        atFields = List.copyOf(atFields);
        channels = Map.copyOf(channels);
        directions = Map.copyOf(directions);
    }

    boolean isTask() {
        return object.equals("Task");
    }

    boolean isEvent() {
        return object.equals("Event");
    }

    /** All that has to be asked for. */
    String select() {
        Set<String> fields = new LinkedHashSet<>(
                List.of("Id", "IsDeleted", "SystemModstamp", "LastModifiedDate", "LastModifiedById"));
        fields.addAll(accountFields);
        fields.addAll(List.of(offeringField, sellerField, stageField, rivalsField, touchedField));
        fields.addAll(atFields);
        if (isTask()) {
            fields.addAll(
                    List.of("IsClosed", "CompletedDateTime", "Type", "TaskSubtype", "CallType", "WhoId", "OwnerId"));
        } else if (isEvent()) {
            fields.addAll(List.of("StartDateTime", "EndDateTime", "Type", "WhoId", "OwnerId"));
        }
        fields.remove("");
        return "SELECT " + String.join(", ", fields) + " FROM " + object + " WHERE ";
    }
}

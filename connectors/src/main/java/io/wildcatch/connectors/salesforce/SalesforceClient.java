package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Delivery.Kind;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.crm.Reply;
import io.wildcatch.connectors.crm.Turn;
import io.wildcatch.connectors.salesforce.ExistingRecords.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings opportunities into an org: looks what is there, then writes what may be written, both for a whole batch. */
final class SalesforceClient implements CrmClient {

    private final SalesforceApi api;
    private final Pace pace;
    private final SinkTarget target;
    private final int maxBatch;
    private final TargetCheck check;
    private final ExistingRecords existing;
    private final Writing writing;

    SalesforceClient(SalesforceApi api, Pace pace, SinkTarget target, int maxBatch) {
        this.api = api;
        this.pace = pace;
        this.target = target;
        this.maxBatch = maxBatch;
        this.check = new TargetCheck(api, target);
        this.existing = new ExistingRecords(api, target);
        this.writing = new Writing(target);
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public Answer send(List<Delivery> batch) throws InterruptedException {
        try {
            Turn turn = new Turn(pace);
            check.once(turn);
            return write(batch, existing.of(batch, turn), turn);
        } catch (NoAnswerException e) {
            return e.answer();
        }
    }

    private Answer write(List<Delivery> batch, Map<String, State> states, Turn turn)
            throws NoAnswerException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < batch.size(); i++) {
            Delivery delivery = batch.get(i);
            outcomes.add(unwritten(delivery, states.get(delivery.externalId())));
            Optional<ObjectNode> record = writing.of(delivery, states.get(delivery.externalId()));
            if (record.isPresent()) {
                records.add(record.get());
                places.add(i);
            }
        }
        return records.isEmpty() ? new Answer.Settled(outcomes) : write(records, places, outcomes, turn);
    }

    /** What becomes of it if there is nothing to write. */
    private static Outcome unwritten(Delivery delivery, @Nullable State state) {
        return state == State.DELETED && delivery.kind() != Kind.CLOSE ? Outcome.deleted() : Outcome.delivered();
    }

    private Answer write(ArrayNode records, List<Integer> places, List<Outcome> outcomes, Turn turn)
            throws NoAnswerException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        body.set("records", records);
        turn.take();
        Reply reply = api.upsert(target.object(), target.externalIdField(), body);
        if (!reply.isSuccess()) {
            return api.answer(reply);
        }
        JsonNode results = reply.json();
        if (results.size() != places.size()) {
            return new Answer.Unavailable(
                    "Salesforce replied with " + results.size() + " results for " + places.size() + " records", true);
        }
        for (int i = 0; i < places.size(); i++) {
            outcomes.set(places.get(i), Refusals.outcome(results.path(i), target.externalIdField()));
        }
        return new Answer.Settled(outcomes);
    }
}

package io.wildcatch.connectors.hubspot;

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
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Brings opportunities into an account: looks what is there, makes what isn't unless somebody has deleted it, and changes
 * what may be changed.
 */
final class HubSpotClient implements CrmClient {

    private static final int MOST = 100;

    private final HubSpotApi api;
    private final Target target;
    private final Pace pace;
    private final KnownRecords known;
    private final Bin bin;

    HubSpotClient(HubSpotApi api, Target target, Pace pace, InstantSource clock) {
        this.api = api;
        this.target = target;
        this.pace = pace;
        this.known = new KnownRecords(api, target);
        this.bin = new Bin(new Records(api, pace), target, clock);
    }

    @Override
    public int maxBatch() {
        return MOST;
    }

    @Override
    public Answer send(List<Delivery> batch) throws InterruptedException {
        try {
            Turn turn = new Turn(pace);
            Map<String, Set<String>> there =
                    known.of(batch.stream().map(Delivery::externalId).toList(), turn);
            List<Delivery> missing = missing(batch, there);
            Map<String, Outcome> others = deleted(missing);
            write("batch/upsert", made(missing, others), others, turn);
            write("batch/update", changed(batch, there), others, turn);
            return new Answer.Settled(batch.stream()
                    .map(delivery -> others.getOrDefault(delivery.externalId(), Outcome.delivered()))
                    .toList());
        } catch (NoAnswerException e) {
            return e.answer();
        }
    }

    private static List<Delivery> missing(List<Delivery> batch, Map<String, Set<String>> there) {
        return batch.stream()
                .filter(delivery -> delivery.kind() != Kind.CLOSE && !there.containsKey(delivery.externalId()))
                .toList();
    }

    private Map<String, Outcome> deleted(List<Delivery> missing) throws NoAnswerException, InterruptedException {
        Map<String, Outcome> deleted = new HashMap<>();
        if (!missing.isEmpty()) {
            Set<String> ids = bin.ids();
            missing.stream()
                    .map(Delivery::externalId)
                    .filter(ids::contains)
                    .forEach(id -> deleted.put(id, Outcome.deleted()));
        }
        return deleted;
    }

    /** By upsert nevertheless: somebody may have sent it just now. */
    private ArrayNode made(List<Delivery> missing, Map<String, Outcome> deleted) {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        missing.stream()
                .filter(delivery -> !deleted.containsKey(delivery.externalId()))
                .forEach(delivery -> inputs.add(input(delivery, target.made(delivery))));
        return inputs;
    }

    private ArrayNode changed(List<Delivery> batch, Map<String, Set<String>> there) {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (Delivery delivery : batch) {
            Set<String> peoples = there.get(delivery.externalId());
            ObjectNode changes = peoples == null ? inputs.objectNode() : target.changed(delivery, peoples);
            if (!changes.isEmpty()) {
                inputs.add(input(delivery, changes));
            }
        }
        return inputs;
    }

    private ObjectNode input(Delivery delivery, ObjectNode properties) {
        ObjectNode input = properties.objectNode();
        input.put("id", delivery.externalId()).put("idProperty", target.idProperty());
        input.put("objectWriteTraceId", delivery.externalId()).set("properties", properties);
        return input;
    }

    private void write(String action, ArrayNode inputs, Map<String, Outcome> others, Turn turn)
            throws NoAnswerException, InterruptedException {
        if (inputs.isEmpty()) {
            return;
        }
        ObjectNode body = inputs.objectNode();
        body.set("inputs", inputs);
        turn.take();
        Reply reply = api.post(target.path(action), body);
        if (!reply.isSuccess()) {
            throw new NoAnswerException(api.answer(reply));
        }
        Set<String> sent = StreamSupport.stream(inputs.spliterator(), false)
                .map(input -> input.path("id").asText())
                .collect(Collectors.toSet());
        PartialFailures.read(reply.json(), sent, others);
        if (others.values().stream().anyMatch(Outcome.Busy.class::isInstance)) {
            bin.forget();
        }
    }
}

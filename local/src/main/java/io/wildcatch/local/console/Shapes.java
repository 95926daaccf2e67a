package io.wildcatch.local.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.Lane;
import io.wildcatch.local.console.view.Dossier;
import io.wildcatch.local.console.view.Funnel;
import io.wildcatch.local.console.view.Lead;
import io.wildcatch.local.console.view.SourceStanding;
import io.wildcatch.local.console.view.TimelineEvent;
import io.wildcatch.schemas.json.RecordJson;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the view knows, in the shapes of the API. */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    /** As in {@code decisions.jsonl}, with account, people and evidence. */
    static ObjectNode lead(Lead lead) {
        ObjectNode json = RecordJson.write(lead.decision());
        json.set("account", orNull(lead.account()));
        json.set("people", records(lead.people()));
        json.set("evidence", records(lead.evidence()));
        return json;
    }

    static ArrayNode leads(Collection<Lead> leads) {
        ArrayNode json = JSON.arrayNode();
        leads.forEach(lead -> json.add(lead(lead)));
        return json;
    }

    static ObjectNode dossier(Dossier dossier) {
        ObjectNode json = JSON.objectNode().put("accountId", dossier.accountId());
        json.set("account", orNull(dossier.account()));
        json.set("people", records(dossier.people()));
        json.set("opportunities", leads(dossier.leads()));
        ArrayNode timeline = json.putArray("timeline");
        dossier.timeline().forEach(event -> timeline.add(event(event)));
        return json;
    }

    private static ObjectNode event(TimelineEvent event) {
        ObjectNode json = JSON.objectNode().put("at", event.at().toString()).put("type", event.type());
        json.set(event.type(), RecordJson.write(event.record()));
        return json;
    }

    static ObjectNode funnel(Funnel funnel) {
        ObjectNode json = JSON.objectNode();
        json.putObject("stages")
                .put("signals", funnel.signals())
                .put("rejected", funnel.rejected())
                .put("unresolved", funnel.unresolved())
                .put("used", funnel.used())
                .put("duplicates", funnel.duplicates())
                .put("undecided", funnel.undecided())
                .put(
                        "decisions",
                        funnel.decisions().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        json.set("decisions", byLane(funnel.decisions()));
        json.set("current", byLane(funnel.current()));
        return json;
    }

    /** Every lane, also those with nothing in them. */
    private static ObjectNode byLane(Map<Lane, ? extends Number> counts) {
        ObjectNode json = JSON.objectNode();
        for (Lane lane : Lane.values()) {
            Number count = counts.get(lane);
            if (lane != Lane.UNKNOWN || count != null) {
                json.put(lane.name(), count == null ? 0 : count.longValue());
            }
        }
        return json;
    }

    /** As in {@code reach.json}, with the trend and what is configured. */
    static ObjectNode source(SourceStanding standing) {
        ObjectNode json = JSON.objectNode().put("source", standing.id());
        var reach = standing.reach();
        json.put("mean", reach == null ? null : (Double) reach.getMean());
        json.put("low", reach == null ? null : (Double) reach.getLow());
        json.put("high", reach == null ? null : (Double) reach.getHigh());
        var learnt = standing.learnt();
        json.put("observations", learnt == null ? 0 : learnt.getObservations());
        json.put("learnt", learnt != null);
        json.set("settings", orNull(standing.settings()));
        ObjectNode trend = json.putObject("trend").put("change", standing.change());
        ArrayNode points = trend.putArray("points");
        standing.trend()
                .forEach(point ->
                        points.addObject().put("at", point.at().toString()).put("mean", point.mean()));
        return json.put("opportunities", standing.opportunities()).put("human", standing.human());
    }

    static ArrayNode records(Collection<? extends SpecificRecord> records) {
        ArrayNode json = JSON.arrayNode();
        records.forEach(record -> json.add(RecordJson.write(record)));
        return json;
    }

    private static @Nullable ObjectNode orNull(@Nullable SpecificRecord record) {
        return record == null ? null : RecordJson.write(record);
    }
}

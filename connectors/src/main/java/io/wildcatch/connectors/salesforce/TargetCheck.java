package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Salesforce once, before the first record, whether the object has the fields that the settings name. */
final class TargetCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TargetCheck.class);

    private final SalesforceApi api;
    private final SinkTarget target;
    private boolean done;

    TargetCheck(SalesforceApi api, SinkTarget target) {
        this.api = api;
        this.target = target;
    }

    /** @throws NoAnswerException when something is missing, with all that is */
    synchronized void once(Turn turn) throws NoAnswerException, InterruptedException {
        if (!done) {
            turn.take();
            List<String> problems = problems(api.describe(target.object()));
            if (!problems.isEmpty()) {
                throw new NoAnswerException(new Answer.Misconfigured("in " + target.object() + " of Salesforce "
                        + String.join("; ", problems) + ". Make the fields there and let the user edit them,"
                        + " or correct the settings"));
            }
            done = true;
        }
    }

    private List<String> problems(JsonNode description) {
        Map<String, JsonNode> fields = new HashMap<>();
        description.path("fields").forEach(field -> {
            fields.put(field.path("name").asText(), field);
            fields.put(field.path("relationshipName").asText(), field);
        });
        List<String> problems = new ArrayList<>();
        addIfAny(problems, ofExternalId(fields.get(target.externalIdField())));
        for (String name : target.written()) {
            addIfAny(problems, ofField(name, fields.get(name.split("\\.", 2)[0])));
        }
        return problems;
    }

    private static void addIfAny(List<String> problems, @Nullable String problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }

    private @Nullable String ofExternalId(@Nullable JsonNode field) {
        String name = target.externalIdField();
        if (field == null || !field.path("externalId").asBoolean()) {
            return name + (field == null ? " is missing" : " is no external id");
        }
        if (!field.path("unique").asBoolean()) {
            LOG.warn(
                    "{}.{} isn't unique in Salesforce: a request that is cut could leave a record twice",
                    target.object(),
                    name);
        }
        return null;
    }

    private static @Nullable String ofField(String name, @Nullable JsonNode field) {
        if (field == null) {
            return name + " is missing";
        }
        return field.path("createable").asBoolean() && field.path("updateable").asBoolean()
                ? null
                : name + " can't be written";
    }
}

package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record says: a verdict, a touch, both, or nothing. A deleted one says nothing; what it said before stands. */
final class Reading {

    private static final String REST = "*";

    private final ReadRules rules;
    private final String me;

    /** @param me the user that we are: what only we have changed is no person's word */
    Reading(ReadRules rules, String me) {
        this.rules = rules;
        this.me = me;
    }

    /** Whether it should say something. */
    boolean speaks(JsonNode record, Instant now) {
        return !record.path("IsDeleted").asBoolean() && (outcome(record) != null || isContact(record, now));
    }

    /** The account that it is about, as the record has it; empty when it doesn't say. */
    String account(JsonNode record) {
        return rules.accountFields().stream()
                .map(field -> text(record, field))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** @param account that it is about */
    List<Finding> of(JsonNode record, String account, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Outcome outcome = outcome(record);
        if (outcome != null) {
            findings.add(new Finding.Judged(text(record, "Id"), verdict(record, account, outcome)));
        }
        if (isContact(record, now)) {
            findings.add(new Finding.Touched(text(record, "Id"), touch(record, account)));
        }
        return findings;
    }

    private @Nullable Outcome outcome(JsonNode record) {
        String stage = text(record, rules.stageField());
        return stage.isEmpty()
                ? null
                : rules.outcomes().getOrDefault(stage, rules.outcomes().get(REST));
    }

    private Verdict verdict(JsonNode record, String account, Outcome outcome) {
        return Verdict.newBuilder()
                .setAccountId(account)
                .setOffering(orNull(text(record, rules.offeringField())))
                .setAt(at(record))
                .setOutcome(outcome)
                .setRivals(rules.rivals().getOrDefault(text(record, rules.rivalsField()), RivalPresence.UNKNOWN))
                .setSellerId(orNull(text(record, rules.sellerField())))
                .build();
    }

    private Instant at(JsonNode record) {
        return rules.atFields().stream()
                .flatMap(field -> SalesforceTime.read(at(record, field)).stream())
                .findFirst()
                .or(() -> SalesforceTime.read(record.path("LastModifiedDate")))
                .orElseThrow(() -> new IllegalStateException("a record without LastModifiedDate"));
    }

    /** A task that a person completed, or an event that took place. */
    private boolean isContact(JsonNode record, Instant now) {
        if (rules.isEvent()) {
            return SalesforceTime.read(record.path("EndDateTime"))
                    .filter(end -> !end.isAfter(now))
                    .isPresent();
        }
        return rules.isTask()
                && record.path("IsClosed").asBoolean()
                && SalesforceTime.read(record.path("CompletedDateTime")).isPresent()
                && isTouched(record);
    }

    /** We complete tasks too, when we take them back, but never one that a person has worked on. */
    private boolean isTouched(JsonNode record) {
        return !SalesforceId.isSame(text(record, "LastModifiedById"), me)
                || (!rules.touchedField().isEmpty()
                        && record.path(rules.touchedField()).asBoolean());
    }

    private Touch touch(JsonNode record, String account) {
        String who = text(record, "WhoId");
        String by = text(record, rules.sellerField());
        Optional<Instant> at = SalesforceTime.read(record.path(rules.isEvent() ? "EndDateTime" : "CompletedDateTime"));
        return Touch.newBuilder()
                .setAccountId(account)
                .setPersonId(who.startsWith("003") ? who : null)
                .setAt(at.orElseThrow())
                .setChannel(channel(record))
                .setBy(SalesforceId.isSame(text(record, "OwnerId"), me) ? "automation" : orNull(by))
                .setDirection(first(rules.directions(), Direction.OUT, text(record, "CallType")))
                .build();
    }

    private Channel channel(JsonNode record) {
        Channel other = rules.isEvent() ? Channel.MEETING : Channel.UNKNOWN;
        return first(rules.channels(), other, text(record, "Type"), text(record, "TaskSubtype"));
    }

    private static <T> T first(Map<String, T> map, T rest, String... keys) {
        for (String key : keys) {
            T value = map.get(key);
            if (value != null) {
                return value;
            }
        }
        return Objects.requireNonNullElse(map.get(REST), rest);
    }

    private static String text(JsonNode record, String path) {
        JsonNode value = at(record, path);
        return value.isNull() ? "" : value.asText("");
    }

    /** {@code Owner.Username} goes from a record to another. */
    private static JsonNode at(JsonNode record, String path) {
        if (path.isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode at = record;
        for (String step : path.split("\\.", -1)) {
            at = at.path(step);
        }
        return at;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

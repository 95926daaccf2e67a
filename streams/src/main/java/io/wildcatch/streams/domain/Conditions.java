package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Condition.Target;
import io.wildcatch.streams.domain.policy.Fact;
import io.wildcatch.streams.domain.policy.Facts;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.RoutingRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users' own conditions, asked in their order. */
final class Conditions {

    private final List<Condition> conditions;
    private final RoutingRules routing;

    Conditions(Policy policy) {
        conditions = policy.conditions();
        routing = policy.routing();
    }

    /**
     * The first condition that holds.
     *
     * @param machines whether people are out of the question, so that conditions that ask for them aren't asked
     */
    @Nullable
    Condition first(Case matter, boolean machines) {
        if (conditions.isEmpty()) {
            return null;
        }
        Facts facts = facts(matter);
        for (Condition condition : conditions) {
            boolean asked = !machines || condition.lane() != Target.HUMAN;
            if (asked && condition.test().holds(facts)) {
                return condition;
            }
        }
        return null;
    }

    /** What a condition decided, with all that it depends on: enough to work it out again. */
    String explain(Case matter, @Nullable String name) {
        Transition current = Objects.requireNonNull(matter.pursuit().current());
        Facts facts = facts(matter);
        for (Condition condition : conditions) {
            if (condition.name().equals(name)) {
                String when = condition.when().strip().replaceAll("\\s*\\R\\s*", " ");
                String verb = condition.test().holds(facts)
                        ? " holds: " + when
                        : " held at " + Instant.ofEpochMilli(current.at()) + " and doesn't any more: " + when;
                return "The condition " + name + verb + " (" + values(condition, facts) + ").";
            }
        }
        return "The condition " + name + " of an earlier policy held at " + Instant.ofEpochMilli(current.at()) + ".";
    }

    private static String values(Condition condition, Facts facts) {
        return condition.reads().stream()
                .map(fact -> fact.label() + " = " + literal(facts.of(fact)))
                .collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Conditions::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? '"' + text + '"' : value.toString();
    }

    private Facts facts(Case matter) {
        return fact -> of(matter, fact);
    }

    private Object of(Case matter, Fact fact) {
        return switch (fact) {
            case ACCOUNT_ID -> known(matter.dossier().accountId());
            case ACCOUNT_COUNTRY -> known(matter.dossier().country());
            case ACCOUNT_CUSTOMER -> matter.dossier().customer();
            case ACCOUNT_SEGMENT -> known(matter.dossier().segment());
            case OFFERING_ID -> matter.offering().id();
            case OFFERING_LOW -> matter.offering().low();
            case OFFERING_MID -> matter.offering().mid();
            case OFFERING_HIGH -> matter.offering().high();
            case PROBABILITY -> matter.score().probability();
            case EXPECTED_RIVALS -> matter.gauge().expectedRivals(matter.time());
            case WIN_PROBABILITY -> matter.gauge().chance(matter.time());
            case EXPECTED_VALUE -> Worth.of(matter, routing).value();
            case PEOPLE -> (long) matter.score().people();
            case KINDS -> kinds(matter.score());
            case SOURCES -> sources(matter);
            case INTENT -> matter.score().intent().name();
            case HAND_RAISE -> matter.score().handRaise();
        };
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> kinds(Score score) {
        return score.factors().stream()
                .filter(Score.Factor::isEvidence)
                .map(Score.Factor::kind)
                .sorted()
                .toList();
    }

    private static List<String> sources(Case matter) {
        TreeSet<String> sources = new TreeSet<>();
        matter.reports().forEach(report -> sources.add(report.source()));
        return List.copyOf(sources);
    }
}

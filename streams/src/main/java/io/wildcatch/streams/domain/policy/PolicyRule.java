package io.wildcatch.streams.domain.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules that a policy can do without, to measure what each costs and what it changes. Numbered as in the docs. */
public enum PolicyRule {
    /** 1: reports of one event are one. Off: each is an event of its own. */
    COLLAPSE,
    /** 2: how likely a purchase is. Off: nobody is likelier to buy than without any signal. */
    SCORING,
    /** 3: how many rivals know. Off: nobody is expected to. */
    RIVALS,
    /** 4: the chance to win against them. Off: it is 1. */
    CHANCE,
    /** 5: how far sources reach is learnt. Off: what is declared holds. */
    REACH,
    /** 6: what rivals see is kept from sellers. Off: everything is under the radar, for ever. */
    RADAR,
    /** 7: what weak signals ripen into before they are corroborated. Off: nothing is released early. */
    RIPENING,
    /** 8: small baskets and simple deals are for machines. Off: nothing is. */
    COMMODITIES,
    /** 9: who may be contacted. Off: opt-outs and budgets stop nothing. */
    CONSENT,
    /** 10: who sells. Off: nobody is asked for; what has an owner is theirs. */
    ASSIGNMENT,
    /** 11: when and how somebody is contacted. Off: neither is said. */
    TIMING,
    /** 12: who takes part in the decision to buy. Off: nobody is named. */
    BUYING_GROUP,
    /** 13: what is sent to sellers to learn. Off: nothing is. */
    EXPLORATION,
    /** 14: customers may buy again, or leave. Off: they are as anybody else. */
    CUSTOMERS,
    /** 15: how many buyers nobody has shown. Off: none are counted. */
    COVERAGE,
    /** 16: why. Off: no sentence is written. */
    EXPLANATIONS;

    /**
     * @param written the word for a rule, in any case
     * @throws IllegalArgumentException when it is none
     */
    public static PolicyRule of(String written) {
        return Arrays.stream(values())
                .filter(rule -> rule.word().equalsIgnoreCase(written.strip()))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("off must be a list of "
                        + Arrays.stream(values()).map(PolicyRule::word).collect(Collectors.joining(", "))
                        + ", but has " + written));
    }

    /** As policies name it: {@code buying-group}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 1 to 16. */
    public int number() {
        return ordinal() + 1;
    }
}

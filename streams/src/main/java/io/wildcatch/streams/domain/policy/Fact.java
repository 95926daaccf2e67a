package io.wildcatch.streams.domain.policy;

/** What users' own conditions may read of an opportunity. Nothing here is personal data. */
public enum Fact {
    /** Id in the CRM; empty when the CRM doesn't know the company. */
    ACCOUNT_ID("account.id", Type.TEXT),
    /** ISO 3166-1 alpha-2 code; empty when unknown. */
    ACCOUNT_COUNTRY("account.country", Type.TEXT),
    ACCOUNT_CUSTOMER("account.customer", Type.FLAG),
    /** For example {@code country:FR}; empty when unknown. */
    ACCOUNT_SEGMENT("account.segment", Type.TEXT),
    OFFERING_ID("offering.id", Type.TEXT),
    /** Basket, EUR. */
    OFFERING_LOW("offering.low", Type.NUMBER),
    OFFERING_MID("offering.mid", Type.NUMBER),
    OFFERING_HIGH("offering.high", Type.NUMBER),
    /** Of a purchase, 0 to 1. */
    PROBABILITY("probability", Type.NUMBER),
    /** E[R] at the moment. */
    EXPECTED_RIVALS("expectedRivals", Type.NUMBER),
    /** 0 to 1. */
    WIN_PROBABILITY("winProbability", Type.NUMBER),
    /** EUR. */
    EXPECTED_VALUE("expectedValue", Type.NUMBER),
    /** Distinct people seen. */
    PEOPLE("people", Type.COUNT),
    /** Kinds of the evidence, sorted. */
    KINDS("kinds", Type.TEXTS),
    /** Sources that showed the account, sorted. */
    SOURCES("sources", Type.TEXTS),
    /** {@code PURCHASE}, {@code REPURCHASE} or {@code DEFECTION}. */
    INTENT("intent", Type.TEXT),
    /** Whether somebody there said yes. */
    HAND_RAISE("handRaise", Type.FLAG);

    /** How a fact is represented: as String, Double, Long, Boolean, or List of String. */
    public enum Type {
        TEXT,
        NUMBER,
        COUNT,
        FLAG,
        TEXTS
    }

    private final String label;
    private final Type type;

    Fact(String label, Type type) {
        this.label = label;
        this.type = type;
    }

    /** Name in conditions. */
    public String label() {
        return label;
    }

    public Type type() {
        return type;
    }
}

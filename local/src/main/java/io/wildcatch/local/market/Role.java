package io.wildcatch.local.market;

/** What a company is up to during the history. */
enum Role {
    /** Will buy, and shows it to us, to partners and to people, hardly elsewhere: what is worth finding. */
    QUIET_BUYER,
    /** Will buy, and everybody can see it. */
    LOUD_BUYER,
    /** Will buy, and nothing shows. */
    SILENT_BUYER,
    /** A customer who is about to leave. */
    LEAVER,
    /** Looks around and will not buy. */
    SHOPPER,
    /** Looks like a buyer for a while and is none: somebody writes a thesis, a recruiter, a rival in disguise. */
    LOOKALIKE,
    /** Up to nothing. */
    BYSTANDER;

    /** Whether there is something to be won or lost. */
    boolean hasProject() {
        return buys() || this == LEAVER;
    }

    boolean buys() {
        return this == QUIET_BUYER || this == LOUD_BUYER || this == SILENT_BUYER;
    }
}

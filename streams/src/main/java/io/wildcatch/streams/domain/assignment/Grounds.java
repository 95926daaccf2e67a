package io.wildcatch.streams.domain.assignment;

/** Why a seller has an opportunity, or why nobody has. */
public enum Grounds {
    /** The seller owns the account. */
    OWNER,
    /** The seller has another opportunity of the account. */
    ACCOUNT,
    /** The seller's share of the accounts. */
    SHARE,
    /** The one before didn't take it up. */
    NEXT,
    /** Everybody who could take it has as much to do as they can. */
    CAPACITY,
    /** Nobody sells this there. */
    NOBODY,
    /** There are no sellers at all, so that it waits unassigned, whoever owns the account. */
    UNDECLARED;

    /** Whether a seller has it. */
    public boolean isSeated() {
        return this == OWNER || this == ACCOUNT || this == SHARE || this == NEXT;
    }
}

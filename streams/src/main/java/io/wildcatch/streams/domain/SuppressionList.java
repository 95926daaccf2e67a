package io.wildcatch.streams.domain;

/** Addresses whose owners opted out, at whatever account the CRM lists them. */
@FunctionalInterface
public interface SuppressionList {

    SuppressionList EMPTY = address -> false;

    /** @param address key of an e-mail address, as in {@link SeenPerson} */
    boolean has(long address);
}

package io.wildcatch.schemas.registry;

/** What a registry asks of a subject's next version; the names are those of the protocol. */
public enum CompatibilityLevel {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    FULL_TRANSITIVE
}

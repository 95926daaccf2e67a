package io.wildcatch.streams.domain;

import org.jspecify.annotations.Nullable;

/** Whether an account may be contacted now: what rule 9 says. */
public sealed interface Leave {

    /** @param contact whom; null when nobody is known by name */
    record Granted(@Nullable Contact contact) implements Leave {}

    /**
     * Not now.
     *
     * @param contact who may be contacted first; null when nobody is known by name
     * @param rule {@link Rule#CONTACT_PRESSURE} or {@link Rule#ROBOT_CADENCE}
     * @param until when it lifts if nothing else happens, epoch milliseconds
     */
    record Stopped(@Nullable Contact contact, Rule rule, long until) implements Leave {}

    /** Everybody who is known opted out: time doesn't change that. */
    record Refused() implements Leave {}
}

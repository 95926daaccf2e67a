package io.wildcatch.streams.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to go on with an account: whom to contact, when and how, or when that is allowed again.
 *
 * @param contact person to contact; null: nobody is known, or allowed
 * @param channel EMAIL, PHONE, MEETING, SOCIAL or POST; null: nobody is to be contacted, or nothing is known
 * @param from start of the contact window, epoch milliseconds; null: no contact
 * @param until end of the contact window
 * @param load contacts without an answer; null: nobody is to be contacted in this lane anyway
 * @param liftsAt when a suppression lifts by itself; null: not by time
 * @param why the facts behind it, one sentence each
 */
public record Advice(
        @Nullable Contact contact,
        @Nullable String channel,
        @Nullable Long from,
        @Nullable Long until,
        Pressure.@Nullable Load load,
        @Nullable Long liftsAt,
        List<String> why) {

    public Advice {
        why = List.copyOf(why);
    }

    /** Nobody is to be contacted for now. */
    static Advice none(@Nullable Contact contact) {
        return new Advice(contact, null, null, null, null, null, List.of());
    }
}

package io.wildcatch.streams.domain;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A contact with the account, by a seller or by a machine, or the other side's reply. Two that agree in everything are
 * one.
 *
 * @param at when, epoch milliseconds
 * @param inbound whether the account contacted us: the reply
 * @param person id of the person: that of the CRM, or that of a {@link SeenPerson}; null when nobody is named
 * @param channel EMAIL, PHONE, MEETING, SOCIAL, POST; null: unknown
 * @param by seller id, or automation
 */
public record Touch(
        long at,
        boolean inbound,
        @Nullable String person,
        @Nullable String channel,
        @Nullable String by) {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    /** By time; at the same moment replies come last, since they answer what was before. */
    static final Comparator<Touch> ORDER = Comparator.comparingLong(Touch::at)
            .thenComparing(Touch::inbound)
            .thenComparing(Touch::person, TEXT)
            .thenComparing(Touch::channel, TEXT)
            .thenComparing(Touch::by, TEXT);
}

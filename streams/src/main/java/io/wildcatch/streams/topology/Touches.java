package io.wildcatch.streams.topology;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.streams.domain.Touch;
import org.jspecify.annotations.Nullable;

/** Touches as the ledger keeps them. */
final class Touches {

    private Touches() {}

    /** Whatever isn't a reply counts as a contact: rather one too few than one too many. */
    static Touch of(io.wildcatch.event.Touch touch) {
        Channel channel = touch.getChannel();
        return new Touch(
                touch.getAt().toEpochMilli(),
                touch.getDirection() == Direction.IN,
                text(touch.getPersonId()),
                channel == null || channel == Channel.UNKNOWN ? null : channel.name(),
                text(touch.getBy()));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}

package io.wildcatch.connectors.hubspot;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import java.util.Arrays;
import java.util.Optional;

/** A kind of contact that HubSpot keeps. */
enum Activity {
    CALLS("calls", Channel.PHONE, "hs_call_direction", "INBOUND", ""),
    EMAILS("emails", Channel.EMAIL, "hs_email_direction", "INCOMING_EMAIL", ""),
    MEETINGS("meetings", Channel.MEETING, "hs_meeting_outcome", "", "CANCELED|RESCHEDULED");

    private final String object;
    private final Channel channel;
    private final String property;
    private final String in;
    private final String never;

    /**
     * @param property that tells what it was like
     * @param in its value for what came from the account; empty: nothing does, as far as HubSpot tells
     * @param never a pattern of its values for what didn't happen
     */
    Activity(String object, Channel channel, String property, String in, String never) {
        this.object = object;
        this.channel = channel;
        this.property = property;
        this.in = in;
        this.never = never;
    }

    String object() {
        return object;
    }

    Channel channel() {
        return channel;
    }

    String property() {
        return property;
    }

    Direction direction(String value) {
        return !in.isEmpty() && value.equals(in) ? Direction.IN : Direction.OUT;
    }

    boolean happened(String value) {
        return value.isEmpty() || !value.matches(never);
    }

    /** Whether it is there before it happens. */
    boolean isPlanned() {
        return this == MEETINGS;
    }

    static Optional<Activity> of(String object) {
        return Arrays.stream(values())
                .filter(activity -> activity.object.equals(object))
                .findFirst();
    }
}

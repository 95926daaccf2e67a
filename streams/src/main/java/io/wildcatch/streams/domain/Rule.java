package io.wildcatch.streams.domain;

import java.util.Locale;

/** The rule that gave a lane. */
public enum Rule {
    UNDER_THE_RADAR,
    CUSTOMER_AT_RISK,
    RENEWAL,
    COMMODITY,
    CONTESTED,
    BLUE_WINDOW_CLOSED,
    RIPENING,
    EXPLORATION,
    CONSENT,
    EXPIRED,
    VERDICT,
    MERGED,
    SUPERSEDED,
    RIPE_EARLY,
    CONTACT_PRESSURE,
    ROBOT_CADENCE,
    CAPACITY,
    CONDITION;

    /** As it stands in decisions: {@code under-the-radar}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

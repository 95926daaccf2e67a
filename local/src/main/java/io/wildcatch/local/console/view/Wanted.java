package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.util.List;

/** What is forgotten first when there is no room: what nobody works on, and what people work on only when nothing else is left. */
final class Wanted {

    private static final List<Lane> FORGOTTEN_FIRST = List.of(
            Lane.UNKNOWN,
            Lane.EXPIRED,
            Lane.CLOSED,
            Lane.HELD,
            Lane.CONTESTED,
            Lane.SUPPRESSED,
            Lane.AUTOMATION,
            Lane.HUMAN);

    private Wanted() {}

    /** The least wanted first. */
    static List<Lane> lanes() {
        return FORGOTTEN_FIRST;
    }

    static int rank(Lane lane) {
        return FORGOTTEN_FIRST.indexOf(lane);
    }
}

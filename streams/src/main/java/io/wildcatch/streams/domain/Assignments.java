package io.wildcatch.streams.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rule 16 for rule 10: why this seller. */
final class Assignments {

    private Assignments() {}

    static List<String> explain(Pursuit pursuit) {
        Placement placement = pursuit.placement();
        if (placement == null || placement.grounds() == null) {
            return List.of();
        }
        List<String> why = new ArrayList<>(2);
        why.add(reason(placement));
        if (placement.deadline() != Pursuit.NEVER) {
            why.add("It goes to the next seller unless it is taken up before "
                    + Instant.ofEpochMilli(placement.deadline()) + ".");
        }
        return why;
    }

    private static String reason(Placement placement) {
        String seller = String.valueOf(placement.seller());
        return switch (Objects.requireNonNull(placement.grounds())) {
            case OWNER -> seller + " owns the account.";
            case ACCOUNT -> seller + " is talking to the account already.";
            case SHARE ->
                "It is " + seller + "'s turn among those who serve the country, sell the offering and have room.";
            case NEXT -> "It was not taken up in time, and " + seller + " is the next.";
            case NOBODY, UNDECLARED, CAPACITY -> "Nobody can take it.";
        };
    }
}

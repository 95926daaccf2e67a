package io.wildcatch.streams.domain.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Rule 9.
 *
 * @param personLimit contacts that a person gets without an answer, at least 1
 * @param personWindow time in which they count
 * @param accountLimit the same for the whole account, at least 1
 * @param accountWindow time in which they count
 * @param cadence contacts without an answer at the same weekday and hour that make a robot, at least 2
 * @param cadenceWindow time in which they count
 */
public record PressureRules(
        int personLimit,
        Duration personWindow,
        int accountLimit,
        Duration accountWindow,
        int cadence,
        Duration cadenceWindow) {

    public PressureRules {
        Checks.atLeast("pressure.personLimit", 1, personLimit);
        Checks.atLeast("pressure.accountLimit", 1, accountLimit);
        Checks.atLeast("pressure.cadence", 2, cadence);
        Checks.positive("pressure.personWindow", personWindow);
        Checks.positive("pressure.accountWindow", accountWindow);
        Checks.positive("pressure.cadenceWindow", cadenceWindow);
    }

    /** Time after which a contact can't matter any more. */
    public Duration longest() {
        return Stream.of(personWindow, accountWindow, cadenceWindow)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a signal must be like to be taken in. */
final class SignalRules {

    static final int TEXT_LIMIT = 1 << 20;

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    /** A contract's end is known long before. */
    private static final Duration FORESEEN = Duration.ofDays(731);

    private static final String CONTRACT_END = "CONTRACT_END";

    private SignalRules() {}

    /**
     * @param now present time; what is observed later than a day from now is no observation
     * @return what is wrong with the signal, without its data; null when it is fine
     */
    static @Nullable String fault(Signal signal, Instant now) {
        if (isBlank(signal.getId())) {
            return "id: must not be empty";
        }
        if (isBlank(signal.getSource())) {
            return "source: must not be empty";
        }
        if (isBlank(signal.getKind())) {
            return "kind: must not be empty";
        }
        if (!isNamed(signal.getAccount())) {
            return "account: expected a domain, a registryId or a name";
        }
        Double strength = signal.getStrength();
        if (strength != null && !(strength >= 0 && strength <= 1)) {
            return "strength: expected a number from 0 to 1";
        }
        if (signal.getText() != null && signal.getText().length() > TEXT_LIMIT) {
            return "text: expected at most 1 MiB";
        }
        return timeFault(signal, now);
    }

    private static @Nullable String timeFault(Signal signal, Instant now) {
        Instant occurred = signal.getOccurredAt();
        Instant observed = observedAt(signal);
        if (!isPlausible(occurred)) {
            return "occurredAt: expected a time from 1990 to 2099";
        }
        if (!isPlausible(observed)) {
            return "observedAt: expected a time from 1990 to 2099";
        }
        if (observed.isAfter(now.plus(CLOCK_SKEW))) {
            return "observedAt: expected a time that is not in the future";
        }
        Duration ahead = signal.getKind().equals(CONTRACT_END) ? FORESEEN : CLOCK_SKEW;
        return occurred.isAfter(observed.plus(ahead)) ? "occurredAt: expected a time not after observedAt" : null;
    }

    /**
     * What happened, happened: a verdict or a touch from the future would move the time of everybody.
     *
     * @return what is wrong; null when it is fine
     */
    static @Nullable String pastFault(Instant at, Instant now) {
        return isPlausible(at) && !at.isAfter(now.plus(CLOCK_SKEW))
                ? null
                : "at: expected a time from 1990 on that is not in the future";
    }

    /** Whether it names the end of a contract that is still to come. */
    static boolean isForeseen(Signal signal, Instant arrived) {
        return CONTRACT_END.equals(signal.getKind()) && signal.getOccurredAt().isAfter(arrived);
    }

    static Instant observedAt(Signal signal) {
        return signal.getObservedAt() == null ? signal.getOccurredAt() : signal.getObservedAt();
    }

    private static boolean isPlausible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private static boolean isNamed(AccountRef account) {
        return !isBlank(account.getDomain()) || !isBlank(account.getRegistryId()) || !isBlank(account.getName());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

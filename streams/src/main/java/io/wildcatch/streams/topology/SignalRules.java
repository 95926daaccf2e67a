package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a signal must be like to be taken in. */
final class SignalRules {

    /** Bytes of a record; on its way and among what nobody can be found for it grows, and must still fit into one. */
    static final int RECORD_LIMIT = 15 << 16;

    private static final int NAME_LIMIT = 1_024;

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
        String length = lengthFault(signal);
        return length == null ? timeFault(signal, now) : length;
    }

    /** @return what is wrong with a record's size, before anything of it is read; null when it is fine */
    static @Nullable String sizeFault(byte[] value) {
        return value.length > RECORD_LIMIT ? "expected a record of at most " + RECORD_LIMIT + " bytes" : null;
    }

    /** Of what is kept in full, or sent on; titles and links are shortened, and texts aren't kept. */
    private static @Nullable String lengthFault(Signal signal) {
        AccountRef account = signal.getAccount();
        String fault = lengthFault("id", signal.getId(), null);
        fault = lengthFault("source", signal.getSource(), fault);
        fault = lengthFault("kind", signal.getKind(), fault);
        fault = lengthFault("offering", signal.getOffering(), fault);
        fault = lengthFault("account.domain", account.getDomain(), fault);
        fault = lengthFault("account.registryId", account.getRegistryId(), fault);
        fault = lengthFault("account.name", account.getName(), fault);
        fault = lengthFault("account.country", account.getCountry(), fault);
        fault = lengthFault("account.city", account.getCity(), fault);
        PersonRef person = signal.getPerson();
        if (person != null) {
            fault = lengthFault("person.email", person.getEmail(), fault);
            fault = lengthFault("person.name", person.getName(), fault);
            fault = lengthFault("person.role", person.getRole(), fault);
        }
        return fault;
    }

    private static @Nullable String lengthFault(String field, @Nullable String value, @Nullable String before) {
        boolean isLong = value != null && value.length() > NAME_LIMIT;
        return before == null && isLong ? field + ": expected at most " + NAME_LIMIT + " characters" : before;
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
    private static @Nullable String pastFault(Instant at, Instant now) {
        return isPlausible(at) && !at.isAfter(now.plus(CLOCK_SKEW))
                ? null
                : "at: expected a time from 1990 on that is not in the future";
    }

    /** @return what is wrong with a person of the CRM; null when they are fine */
    static @Nullable String personFault(Person person, Instant now) {
        String fault = lengthFault("accountId", person.getAccountId(), null);
        fault = lengthFault("email", person.getEmail(), fault);
        fault = lengthFault("name", person.getName(), fault);
        return lengthFault("role", person.getRole(), fault);
    }

    /**
     * Somebody who opted out did so however large or odd the rest of their record is.
     *
     * @param id person id
     * @return what tells who they are, without what is too long for that; null: they didn't opt out
     */
    static @Nullable Person optOut(String id, Person person) {
        if (person.getConsent() != Consent.OPT_OUT) {
            return null;
        }
        // Nobody has an account of such an id; their address counts all the same.
        String account = person.getAccountId();
        return Person.newBuilder()
                .setId(id)
                .setAccountId(account.substring(0, Math.min(account.length(), NAME_LIMIT)))
                .setEmail(unlessLong(person.getEmail()))
                .setName(unlessLong(person.getName()))
                .setRole(unlessLong(person.getRole()))
                .setConsent(Consent.OPT_OUT)
                .build();
    }

    private static @Nullable String unlessLong(@Nullable String text) {
        String bare = text == null ? null : text.strip();
        return bare == null || bare.length() > NAME_LIMIT ? null : bare;
    }

    /** @return what is wrong with a touch; null when it is fine */
    static @Nullable String touchFault(Touch touch, Instant now) {
        String fault = lengthFault("personId", touch.getPersonId(), pastFault(touch.getAt(), now));
        return lengthFault("by", touch.getBy(), fault);
    }

    /** @return what is wrong with a verdict; null when it is fine */
    static @Nullable String verdictFault(Verdict verdict, Instant now) {
        String fault = lengthFault("offering", verdict.getOffering(), pastFault(verdict.getAt(), now));
        return lengthFault("sellerId", verdict.getSellerId(), fault);
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

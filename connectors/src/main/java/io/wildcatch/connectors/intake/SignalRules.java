package io.wildcatch.connectors.intake;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signal must be to get through the door, beyond the types of its fields. Errors read
 * {@code field: expected …}.
 */
final class SignalRules {

    /** The signal must fit into a record of Kafka, also with what the topologies add to it on its way. */
    static final int MAX_TEXT_BYTES = 14 << 16;

    static final int MAX_NAME_CHARS = 1024;
    /** Most that Avro adds to an attribute, bytes. */
    private static final int AROUND_ATTRIBUTE = 8;

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** Clocks of senders are wrong, by hours rather than by days. */
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);
    /** The end of a contract is told long before it comes. */
    private static final Duration CONTRACT_NOTICE = Duration.ofDays(730);

    private SignalRules() {}

    /** The first rule that the signal breaks. */
    static Optional<String> broken(Signal signal, Instant receivedAt) {
        return name("id", signal.getId())
                .or(() -> name("source", signal.getSource()))
                .or(() -> name("kind", signal.getKind()))
                .or(() -> length("offering", signal.getOffering()))
                .or(() -> account(signal.getAccount()))
                .or(() -> person(signal.getPerson()))
                .or(() -> strength(signal.getStrength()))
                .or(() -> time("occurredAt", signal.getOccurredAt(), receivedAt, ahead(signal)))
                .or(() -> time("observedAt", signal.getObservedAt(), receivedAt, CLOCK_ERROR))
                .or(() -> texts(signal));
    }

    private static Optional<String> name(String field, String value) {
        if (value.isBlank()) {
            return Optional.of(field + ": expected a text that isn't blank");
        }
        return length(field, value);
    }

    private static Optional<String> length(String field, @Nullable String value) {
        return when(
                value != null && value.length() > MAX_NAME_CHARS,
                field + ": expected at most " + MAX_NAME_CHARS + " characters");
    }

    private static Optional<String> account(AccountRef account) {
        if (isBlank(account.getDomain()) && isBlank(account.getRegistryId()) && isBlank(account.getName())) {
            return Optional.of("account: expected at least one of domain, registryId and name");
        }
        return length("account.domain", account.getDomain())
                .or(() -> length("account.registryId", account.getRegistryId()))
                .or(() -> length("account.name", account.getName()))
                .or(() -> length("account.country", account.getCountry()))
                .or(() -> length("account.city", account.getCity()));
    }

    private static Optional<String> person(@Nullable PersonRef person) {
        return person == null
                ? Optional.empty()
                : length("person.email", person.getEmail())
                        .or(() -> length("person.name", person.getName()))
                        .or(() -> length("person.role", person.getRole()));
    }

    private static Optional<String> strength(@Nullable Double strength) {
        return when(strength != null && !(strength >= 0 && strength <= 1), "strength: expected a number from 0 to 1");
    }

    private static Duration ahead(Signal signal) {
        return signal.getKind().equals("CONTRACT_END") ? CONTRACT_NOTICE : CLOCK_ERROR;
    }

    private static Optional<String> time(String field, @Nullable Instant at, Instant receivedAt, Duration ahead) {
        if (at == null) {
            return Optional.empty();
        }
        if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
            return Optional.of(field + ": expected a time from 1990 to 2099");
        }
        return when(
                at.isAfter(receivedAt.plus(ahead)),
                field + ": expected a time at most " + ahead.toDays() + " days ahead of the receiver's clock, "
                        + receivedAt);
    }

    private static Optional<String> texts(Signal signal) {
        long bytes = bytes(signal.getTitle()) + bytes(signal.getText()) + bytes(signal.getUrl());
        for (Map.Entry<String, String> attribute : signal.getAttributes().entrySet()) {
            bytes += bytes(attribute.getKey()) + bytes(attribute.getValue()) + AROUND_ATTRIBUTE;
        }
        return when(
                bytes > MAX_TEXT_BYTES,
                "expected title, text, url and attributes of together at most " + MAX_TEXT_BYTES + " bytes");
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<String> when(boolean broken, String error) {
        return broken ? Optional.of(error) : Optional.empty();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

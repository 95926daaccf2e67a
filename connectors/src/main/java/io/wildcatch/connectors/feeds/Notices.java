package io.wildcatch.connectors.feeds;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the mappers of published notices have in common. */
final class Notices {

    /** Enough to compare texts by, and to read. */
    static final int LONGEST_TEXT = 4_000;

    private Notices() {}

    /** The company as an account of the workspace; empty unless its register id is beyond doubt. */
    static Optional<Account> account(AccountRef company) {
        if (company.getRegistryId() == null) {
            return Optional.empty();
        }
        return Optional.of(Account.newBuilder()
                .setId("registry:" + company.getRegistryId())
                .setName(company.getName())
                .setRegistryId(company.getRegistryId())
                .setCountry(company.getCountry())
                .setCity(company.getCity())
                .setStatus(AccountStatus.PROSPECT)
                .build());
    }

    static List<Account> accounts(List<Signal> signals) {
        return signals.stream()
                .flatMap(signal -> account(signal.getAccount()).stream())
                .toList();
    }

    /** The parts that are there, one after the other, cut to {@link #LONGEST_TEXT}. */
    static @Nullable String joined(String separator, Stream<Optional<String>> parts) {
        String text = parts.flatMap(Optional::stream).distinct().collect(Collectors.joining(separator));
        if (text.isEmpty()) {
            return null;
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** Attributes, of which those without a value are left out. */
    static Map<String, String> attributes(Map<String, Optional<String>> all) {
        Map<String, String> given = new TreeMap<>();
        all.forEach((key, value) -> value.ifPresent(text -> given.put(key, text)));
        return given;
    }
}

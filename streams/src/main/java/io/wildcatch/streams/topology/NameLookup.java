package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.streams.domain.naming.CompanyName;
import io.wildcatch.streams.domain.naming.NameMatcher;
import io.wildcatch.streams.topology.Identities.NameEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which account of the CRM a bare name means. The same name in another place is another company; a name without a place
 * means an account only when it is the only one so called.
 */
final class NameLookup {

    private static final int CANDIDATES = 10;

    sealed interface Match {}

    record One(String home) implements Match {}

    record Several(List<String> accountIds) implements Match {}

    record None() implements Match {}

    private final Identities identities;

    NameLookup(Identities identities) {
        this.identities = identities;
    }

    Match find(String block, AccountRef account) {
        String name = account.getName();
        String normalised = CompanyName.normalise(name);
        List<NameEntry> inPlace = identities.names(block).stream()
                .filter(entry -> samePlace(entry.city(), account.getCity()))
                .toList();
        List<NameEntry> exact = inPlace.stream()
                .filter(entry -> CompanyName.normalise(entry.name()).equals(normalised))
                .toList();
        return match(
                exact.isEmpty()
                        ? inPlace.stream()
                                .filter(entry -> NameMatcher.same(entry.name(), name))
                                .toList()
                        : exact);
    }

    private static boolean samePlace(@Nullable String one, @Nullable String other) {
        return one == null || other == null || NameMatcher.samePlace(one, other);
    }

    private static Match match(List<NameEntry> found) {
        List<String> homes = found.stream().map(NameEntry::home).distinct().toList();
        if (homes.isEmpty()) {
            return new None();
        }
        return homes.size() == 1
                ? new One(homes.get(0))
                : new Several(found.stream()
                        .map(NameEntry::accountId)
                        .limit(CANDIDATES)
                        .toList());
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.streams.topology.Identities.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who bears one name in one place. They are one company as long as nothing speaks against it: one domain or account at
 * the most, and one register number at the most. Two of either are homonyms, and then the name tells nothing.
 *
 * @param entries in any order
 */
record Bearers(List<Entry> entries) {

    /** Home that the name leads to; null when nobody bears it, or several companies do. */
    @Nullable
    String home() {
        if (!isOneCompany()) {
            return null;
        }
        return Stream.concat(homes().stream(), numbers().stream()).findFirst().orElse(null);
    }

    /** Register number that is a home of its own and belongs to {@link #home}; null when there is none. */
    @Nullable
    String follower() {
        return isOneCompany() && !homes().isEmpty()
                ? numbers().stream().findFirst().orElse(null)
                : null;
    }

    private boolean isOneCompany() {
        return homes().size() <= 1 && numbers().size() <= 1;
    }

    /** Homes that are more than a register number; those of the CRM alone where it knows any. */
    private Set<String> homes() {
        List<Entry> more = entries.stream()
                .filter(entry -> !entry.home().equals(entry.registryId()))
                .toList();
        boolean known = more.stream().anyMatch(Entry::fromCrm);
        return more.stream()
                .filter(entry -> entry.fromCrm() == known)
                .map(Entry::home)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> numbers() {
        return entries.stream()
                .map(Entry::registryId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

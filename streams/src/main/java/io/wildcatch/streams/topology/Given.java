package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import org.jspecify.annotations.Nullable;

/** Identifiers of a signal's company as its sender gave them, for whoever may have to look into what got lost of them. */
record Given(
        @Nullable String domain,
        @Nullable String registryId,
        @Nullable String country) {

    static Given of(AccountRef account) {
        return new Given(account.getDomain(), account.getRegistryId(), account.getCountry());
    }

    /**
     * The account as it was given.
     *
     * @param kept what is left of it
     * @return null when nothing that identifies it got lost
     */
    @Nullable
    AccountRef unless(AccountRef kept) {
        boolean lost = isLost(domain, kept.getDomain()) || isLost(registryId, kept.getRegistryId());
        return lost ? new AccountRef(domain, registryId, kept.getName(), country, kept.getCity()) : null;
    }

    private static boolean isLost(@Nullable String given, @Nullable String kept) {
        return kept == null && given != null && !given.isBlank();
    }
}

package io.wildcatch.schemas;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The record key of a signal: the best identifier of its company that the sender knows. Signals that are keyed by
 * domain are at home in their partition already and need no second trip.
 */
public final class SignalKey {

    private SignalKey() {}

    /**
     * The registrable domain; else the register id in upper case; else {@code name:<name>|<country>}; else the signal's
     * own id.
     */
    public static String of(Signal signal) {
        AccountRef account = signal.getAccount();
        return account == null ? signal.getId() : ofAccount(account, signal.getId());
    }

    private static String ofAccount(AccountRef account, String signalId) {
        String domain = account.getDomain();
        if (domain != null) {
            String company = Domains.ofCompany(domain).orElse(null);
            if (company != null) {
                return company;
            }
        }
        if (isGiven(account.getRegistryId())) {
            return upper(account.getRegistryId());
        }
        if (isGiven(account.getName())) {
            String country = isGiven(account.getCountry()) ? upper(account.getCountry()) : "";
            return "name:" + account.getName().strip().toLowerCase(Locale.ROOT) + "|" + country;
        }
        return signalId;
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}

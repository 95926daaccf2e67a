package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.FreeMail;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done with a signal before it is known whose it is. For one thread. */
public final class Reception {

    private final Normaliser normaliser = new Normaliser();
    private final Homes homes = new Homes();

    /**
     * Takes a signal in: gives it the time at which it was observed, and every identifier its one spelling.
     *
     * @param arrived when it came to its topic
     * @param now present time
     * @return what is wrong with it, without its data; null when it is fine
     */
    public @Nullable String receive(Signal signal, Instant arrived, Instant now) {
        // What is known long before it happens was observed when it came in.
        if (signal.getObservedAt() == null && SignalRules.isForeseen(signal, arrived)) {
            signal.setObservedAt(arrived);
        }
        String fault = SignalRules.fault(signal, now);
        if (fault == null) {
            normalise(signal.getAccount());
        }
        return fault;
    }

    private void normalise(AccountRef account) {
        account.setCountry(normaliser.country(account.getCountry()));
        account.setRegistryId(normaliser.registryId(account.getRegistryId(), account.getCountry()));
        // A free-mail domain identifies nobody.
        account.setDomain(Optional.ofNullable(normaliser.domain(account.getDomain()))
                .filter(domain -> !FreeMail.contains(domain))
                .orElse(null));
    }

    /** When it was observed, as everybody counts. */
    public static Instant observedAt(Signal signal) {
        return SignalRules.observedAt(signal);
    }

    /**
     * The home that a signal's strongest identifier names by itself, without asking who else lays claim to it.
     *
     * @param account of a signal that was taken in
     * @return null when nothing in it identifies a company
     */
    public static @Nullable String home(AccountRef account) {
        if (account.getDomain() != null || account.getRegistryId() != null) {
            return Homes.strongest(account);
        }
        String name = account.getName() == null ? "" : CompanyName.normalise(account.getName());
        return name.isEmpty() ? null : Homes.named(name, account.getCountry(), account.getCity());
    }

    /** The home of an account of the CRM. */
    public String home(Account account) {
        return homes.of(account);
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Claim;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a signal says about who its company is, beside the identifier that brought it home: a register number beside a
 * domain, a name in a place beside either. Each is claimed for the home once.
 */
final class Links {

    private static final int REMEMBERED = 16_384;
    /** A company that is told of in more towns than that is found by the first of them; numbers must find room, too. */
    private static final int PLACES = 4;

    private record Naming(String name, String country, String city) {}

    private final Homes homes = new Homes();
    /** Reading a name costs more than looking it up, and sources repeat themselves. */
    private final Recent<Naming, String> keys = new Recent<>(REMEMBERED);

    /** The claims that are new; the ledger remembers them. */
    List<Claim> of(Ledger ledger, AccountRef account) {
        String registryId = account.getRegistryId();
        boolean byDomain = account.getDomain() != null;
        if (!byDomain && !ledger.home().equals(registryId)) {
            // brought here by a claim: that it is this company's is known, or only thought
            return List.of();
        }
        List<Claim> claims = new ArrayList<>(0);
        boolean newNumber = byDomain && registryId != null && ledger.link(registryId);
        if (newNumber) {
            claims.add(claim(Homes.REGISTRY + registryId, ledger, null));
            // who bears the name bears the number from now on, too
            ledger.linked().stream()
                    .filter(Homes::isName)
                    .forEach(name -> claims.add(claim(name, ledger, number(ledger))));
        }
        // the CRM claims the names of its accounts by itself
        String name = ledger.known() ? null : inPlace(account);
        if (name != null && isOwn(name, ledger) && ledger.link(name)) {
            claims.add(claim(name, ledger, number(ledger)));
        }
        return claims;
    }

    /** A home has one name. Under the domain of a directory or a portal all kinds of companies are named. */
    private static boolean isOwn(String name, Ledger ledger) {
        List<String> names = ledger.linked().stream().filter(Homes::isName).toList();
        return names.isEmpty() || (names.size() < PLACES && Homes.isSameName(names.get(0), name));
    }

    /** The claims that are new once the CRM knows the company: who bears its names bears its number. */
    List<Claim> of(Ledger ledger, Account account) {
        String registryId = homes.registryId(account);
        return registryId == null
                ? List.of()
                : ledger.linked().stream()
                        .filter(Homes::isName)
                        .map(name -> claim(name, ledger, registryId))
                        .toList();
    }

    /** A domain that several numbers were seen with is known by the smallest. */
    private static @Nullable String number(Ledger ledger) {
        return ledger.home().indexOf(':') >= 0
                ? ledger.home()
                : ledger.linked().stream()
                        .filter(identifier -> !Homes.isName(identifier))
                        .min(String::compareTo)
                        .orElse(null);
    }

    private @Nullable String inPlace(AccountRef account) {
        if (account.getName() == null || account.getCountry() == null || account.getCity() == null) {
            return null;
        }
        Naming naming = new Naming(account.getName(), account.getCountry(), account.getCity());
        String key = keys.computeIfAbsent(
                naming,
                it -> Objects.requireNonNullElse(
                        Homes.inPlace(CompanyName.normalise(it.name()), it.country(), it.city()), ""));
        return key.isEmpty() ? null : key;
    }

    private static Claim claim(String identifier, Ledger ledger, @Nullable String registryId) {
        Claim claim = Claims.of(identifier, ledger.home(), Identities.seenWith(ledger.home()));
        claim.setRegistryId(registryId);
        return claim;
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Claim;
import io.wildcatch.schemas.FreeMail;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Homes and the keys that lead to them. The home of a company is its primary registrable domain (acme.fr), else its
 * registry id (FR:552032534), else its name with country and, where it is known, place (name:acme|FR|lyon): the place
 * keeps homonyms apart.
 */
final class Homes {

    static final String DOMAIN = "domain:";
    static final String REGISTRY = "registry:";
    static final String NAME = "name:";
    private static final String BLOCK = "block:";
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private final Normaliser normaliser = new Normaliser();

    /** Account id of a home that the CRM doesn't know. */
    static String provisionalId(String home) {
        return home.startsWith(NAME) ? home : home.indexOf(':') >= 0 ? REGISTRY + home : DOMAIN + home;
    }

    /** The reverse of {@link #provisionalId}; null for an id that the CRM gave. */
    static @Nullable String homeOfProvisional(String accountId) {
        if (accountId.startsWith(DOMAIN)) {
            return accountId.substring(DOMAIN.length());
        }
        if (accountId.startsWith(REGISTRY)) {
            return accountId.substring(REGISTRY.length());
        }
        return accountId.startsWith(NAME) ? accountId : null;
    }

    /** Partition key of an identifier: what a sender who knows it keys by. */
    static String keyOf(String identifier) {
        String home = homeOfProvisional(identifier);
        return home == null ? identifier : home;
    }

    /** Whether a key is of a domain or a register number itself, and no account's id. */
    boolean isIdentifier(String key) {
        return key.equals(normaliser.domain(key)) || key.equals(normaliser.registryId(key, null));
    }

    /** Key of the signal's strongest identifier; null when there is none. Names lead to their block first. */
    static @Nullable String strongest(AccountRef account) {
        if (account.getDomain() != null) {
            return account.getDomain();
        }
        if (account.getRegistryId() != null) {
            return account.getRegistryId();
        }
        String name = account.getName() == null ? "" : CompanyName.normalise(account.getName());
        return name.isEmpty() ? null : block(name, account.getCountry());
    }

    /** Companies whose names may be spellings of one name share a block. */
    static String block(String normalisedName, @Nullable String country) {
        return BLOCK + Objects.toString(country, "") + "|" + CompanyName.block(normalisedName);
    }

    static boolean isBlock(String key) {
        return key.startsWith(BLOCK);
    }

    static boolean isName(String key) {
        return key.startsWith(NAME);
    }

    static String named(String normalisedName, @Nullable String country, @Nullable String city) {
        String place = city == null ? "" : place(city);
        return NAME + normalisedName + "|" + Objects.toString(country, "") + (place.isEmpty() ? "" : "|" + place);
    }

    /** Key of a name in a place; null where the name, the country or the place isn't known. */
    static @Nullable String inPlace(@Nullable String normalisedName, @Nullable String country, @Nullable String city) {
        return normalisedName == null
                        || normalisedName.isEmpty()
                        || country == null
                        || city == null
                        || place(city).isEmpty()
                ? null
                : named(normalisedName, country, city);
    }

    /** Whether two keys are of the same name in the same country, in whatever places. */
    static boolean isSameName(String one, String other) {
        return withoutPlace(one).equals(withoutPlace(other));
    }

    private static String withoutPlace(String named) {
        return named.substring(0, named.lastIndexOf('|'));
    }

    /** Letters only, without accents: "Paris 16" and "PARIS" are one place. */
    static String place(String city) {
        String letters = MARKS.matcher(Normalizer.normalize(city, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(letters).replaceAll(" ").strip();
    }

    /** Home of an account of the CRM. */
    String of(Account account) {
        List<String> domains = domains(account);
        if (!domains.isEmpty()) {
            return domains.get(0);
        }
        String registryId = registryId(account);
        if (registryId != null) {
            return registryId;
        }
        String name = normaliser.name(account.getName());
        return name == null
                ? "account:" + account.getId()
                : named(name, normaliser.country(account.getCountry()), account.getCity());
    }

    /** Every identifier that the account lays claim to. */
    List<Claim> claims(Account account) {
        List<Claim> claims = new ArrayList<>();
        String home = of(account);
        for (String domain : domains(account)) {
            claims.add(claim(DOMAIN + domain, home, account));
        }
        String registryId = registryId(account);
        if (registryId != null) {
            claims.add(claim(REGISTRY + registryId, home, account));
        }
        String name = normaliser.name(account.getName());
        String country = normaliser.country(account.getCountry());
        if (name != null) {
            Claim claim = claim(block(name, country), home, account);
            claim.setName(account.getName());
            claim.setCity(account.getCity());
            claim.setCountry(country);
            claims.add(claim);
        }
        String inPlace = registryId == null ? inPlace(name, country, account.getCity()) : null;
        if (inPlace != null) {
            // the register number that bears the name there may be the account's
            claims.add(claim(inPlace, home, account));
        }
        return claims;
    }

    private static Claim claim(String identifier, String home, Account account) {
        return Claims.of(identifier, home, account.getId());
    }

    @Nullable
    String registryId(Account account) {
        return normaliser.registryId(account.getRegistryId(), normaliser.country(account.getCountry()));
    }

    private List<String> domains(Account account) {
        return account.getDomains().stream()
                .map(normaliser::domain)
                .filter(Objects::nonNull)
                .filter(domain -> !FreeMail.contains(domain))
                .distinct()
                .toList();
    }
}

package io.wildcatch.local.lab;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.schemas.Domains;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the company that a decision or a signal is about: by the id, the domain, the registry id or the name with the
 * country, as truth and CRM give them. A name that two companies bear finds none.
 */
final class Companies {

    private final Map<String, Company> companies = new LinkedHashMap<>();
    private final Map<String, Company> byIdentifier = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private Companies() {}

    static Companies of(List<AccountTruth> truth, List<Account> crm) {
        Companies companies = new Companies();
        Map<String, List<AccountTruth>> byId = new LinkedHashMap<>();
        truth.forEach(line ->
                byId.computeIfAbsent(line.accountId(), id -> new ArrayList<>()).add(line));
        byId.forEach((id, lines) -> companies.add(new Company(id, List.copyOf(lines))));
        crm.forEach(companies::learn);
        return companies;
    }

    private void add(Company company) {
        companies.put(company.id(), company);
        register(company.id(), company);
        for (AccountTruth line : company.episodes()) {
            identifiers(line.domain(), line.registryId(), line.name(), line.country())
                    .forEach(identifier -> register(identifier, company));
        }
    }

    /** What the CRM knows of a company leads to it, too. */
    private void learn(Account account) {
        List<String> identifiers = new ArrayList<>(List.of(account.getId()));
        account.getDomains().forEach(domain -> identifiers.addAll(identifiers(domain, null, null, null)));
        identifiers.addAll(identifiers(null, account.getRegistryId(), account.getName(), account.getCountry()));
        identifiers.stream()
                .flatMap(identifier -> find(identifier).stream())
                .findFirst()
                .ifPresent(company -> identifiers.forEach(identifier -> register(identifier, company)));
    }

    private void register(String identifier, Company company) {
        Company before = byIdentifier.putIfAbsent(identifier, company);
        if (before != null && !before.id().equals(company.id()) && identifier.startsWith("name:")) {
            ambiguous.add(identifier);
        }
    }

    Collection<Company> all() {
        return companies.values();
    }

    /** The company that a decision's account id means. */
    Optional<Company> ofAccount(String accountId) {
        Optional<Company> found = find(accountId);
        return found.isPresent() || !accountId.startsWith("name:") ? found : find(withoutPlace(accountId));
    }

    /** Key of the company that a signal is about: its id, else the strongest identifier of a company in no truth. */
    String keyOf(AccountRef account) {
        List<String> identifiers =
                identifiers(account.getDomain(), account.getRegistryId(), account.getName(), account.getCountry());
        return identifiers.stream()
                .flatMap(identifier -> find(identifier).stream())
                .map(Company::id)
                .findFirst()
                .orElse(identifiers.isEmpty() ? "" : identifiers.get(0));
    }

    Optional<Company> ofKey(String key) {
        return Optional.ofNullable(companies.get(key));
    }

    private Optional<Company> find(String identifier) {
        return ambiguous.contains(identifier) ? Optional.empty() : Optional.ofNullable(byIdentifier.get(identifier));
    }

    /** {@code name:acme|FR|lyon} is {@code name:acme|FR} at a place. */
    private static String withoutPlace(String accountId) {
        String[] parts = accountId.split("\\|", -1);
        return parts.length < 2 ? accountId : parts[0] + "|" + parts[1];
    }

    private static List<String> identifiers(
            @Nullable String domain, @Nullable String registryId, @Nullable String name, @Nullable String country) {
        List<String> identifiers = new ArrayList<>();
        if (domain != null) {
            Domains.ofCompany(domain).ifPresent(registrable -> identifiers.add("domain:" + registrable));
        }
        if (registryId != null) {
            identifiers.add("registry:" + registryId);
        }
        String normalised = name == null ? "" : CompanyName.normalise(name);
        if (!normalised.isEmpty()) {
            identifiers.add("name:" + normalised + "|" + Objects.toString(country, ""));
        }
        return identifiers;
    }
}

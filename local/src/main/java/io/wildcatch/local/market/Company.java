package io.wildcatch.local.market;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company of the market.
 *
 * @param index from 0
 * @param domain unique
 * @param registryId unique, with a check digit where the country's have one
 * @param inCrm whether the workspace's accounts have it
 * @param inPublicEye whether it is one of the few that public feeds are full of
 * @param role what it is up to
 * @param people who works there and may take part in buying; at least one
 */
record Company(
        int index,
        String name,
        String legalForm,
        String domain,
        String registryId,
        String country,
        String city,
        String industry,
        int employees,
        AccountStatus status,
        @Nullable String ownerId,
        boolean inCrm,
        boolean inPublicEye,
        Role role,
        List<Human> people) {

    /** The id that decisions bear: the CRM's, else the provisional one. */
    String accountId() {
        return inCrm ? "a-" + (index + 1) : "domain:" + domain;
    }

    String fullName() {
        return name + " " + legalForm;
    }

    Account toAccount() {
        return Account.newBuilder()
                .setId(accountId())
                .setName(fullName())
                .setDomains(List.of(domain))
                .setRegistryId(registryId)
                .setCountry(country)
                .setCity(city)
                .setIndustry(industry)
                .setEmployees(employees)
                .setStatus(status)
                .setOwnerId(ownerId)
                .build();
    }
}

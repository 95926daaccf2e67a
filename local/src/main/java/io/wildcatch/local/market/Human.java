package io.wildcatch.local.market;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.event.PersonRef;

/**
 * Somebody at a company.
 *
 * @param inCrm whether the workspace's people have them; only at companies that it has
 */
record Human(
        String id,
        String name,
        String email,
        String role,
        Consent consent,
        String timeZone,
        Channel preferred,
        boolean inCrm) {

    PersonRef toRef() {
        return PersonRef.newBuilder()
                .setEmail(email)
                .setName(name)
                .setRole(role)
                .build();
    }

    Person toPerson(String accountId) {
        return Person.newBuilder()
                .setId(id)
                .setAccountId(accountId)
                .setEmail(email)
                .setName(name)
                .setRole(role)
                .setConsent(consent)
                .setTimeZone(timeZone)
                .setPreferredChannel(preferred)
                .build();
    }
}

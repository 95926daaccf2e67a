package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Domains;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a visitor did on our own site, whichever tracker saw it. Addresses of machines are never taken over.
 *
 * @param id shared by resends
 * @param viewed whether a page was looked at, and no more
 * @param action what was done, in the tracker's words, or what was looked at
 * @param occurredAt corrected for the visitor's clock
 * @param observedAt when the server had it
 * @param email who, if known
 * @param companyDomain whose visitor, if known otherwise than by mail address
 */
record WebEvent(
        String id,
        boolean viewed,
        String action,
        Instant occurredAt,
        Instant observedAt,
        Optional<String> email,
        Optional<String> personName,
        Optional<String> role,
        Optional<String> companyDomain,
        Optional<String> companyName,
        Optional<String> url,
        Optional<String> title) {

    static final String SOURCE = "web";

    MapOutcome toOutcome() {
        Optional<String> domain = companyDomain
                .flatMap(Domains::ofCompany)
                .or(() -> email.filter(address -> address.contains("@")).flatMap(Domains::ofCompany));
        if (domain.isEmpty() && companyName.isEmpty()) {
            return rejected("no company", "expected a business mail address, or the company's domain or name");
        }
        return new MapOutcome.Mapped(List.of(signal(domain)), List.of());
    }

    private Signal signal(Optional<String> domain) {
        return Signal.newBuilder()
                .setId(id)
                .setSource(SOURCE)
                .setKind(WebKind.of(viewed, action, url.orElse("")))
                .setOccurredAt(occurredAt)
                .setObservedAt(observedAt.isBefore(occurredAt) ? occurredAt : observedAt)
                .setAccount(AccountRef.newBuilder()
                        .setDomain(domain.orElse(null))
                        .setName(companyName.orElse(null))
                        .build())
                .setPerson(
                        email.isEmpty() && personName.isEmpty()
                                ? null
                                : PersonRef.newBuilder()
                                        .setEmail(email.orElse(null))
                                        .setName(personName.orElse(null))
                                        .setRole(role.orElse(null))
                                        .build())
                .setTitle(title.or(() -> Optional.of(action)).orElse(null))
                .setUrl(url.orElse(null))
                .setAttributes(Map.of("event", action))
                .build();
    }
}

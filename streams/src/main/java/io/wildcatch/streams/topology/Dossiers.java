package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Dossier.Member;
import io.wildcatch.streams.domain.SeenPerson;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the CRM knows of each home. When several accounts share a home, the one with the smallest id stands for it. */
final class Dossiers {

    private static final String ACCOUNT = "\0a\0";
    private static final String PERSON = "\0p\0";

    private static final int REMEMBERED = 16_384;

    private final KeyValueStore<String, byte[]> store;
    private final Recent<String, Dossier> recent = new Recent<>(REMEMBERED);
    private final Normaliser normaliser = new Normaliser();

    Dossiers(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void put(String home, Account account) {
        recent.remove(home);
        store.put(home + ACCOUNT + account.getId(), Blobs.of(account));
    }

    void put(String home, Person person) {
        recent.remove(home);
        store.put(home + PERSON + person.getId(), Blobs.of(person));
    }

    /** The account leaves, and its people with it. */
    void removeAccount(String home, String accountId) {
        recent.remove(home);
        store.delete(home + ACCOUNT + accountId);
        for (Person person : people(home)) {
            if (person.getAccountId().equals(accountId)) {
                removePerson(home, person.getId());
            }
        }
    }

    void removePerson(String home, String personId) {
        recent.remove(home);
        store.delete(home + PERSON + personId);
    }

    boolean knows(String home) {
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(home + '\0', new StringSerializer())) {
            return rows.hasNext();
        }
    }

    @Nullable
    Account account(String home) {
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(home + ACCOUNT, new StringSerializer())) {
            return rows.hasNext() ? Blobs.account(rows.next().value) : null;
        }
    }

    List<Person> people(String home) {
        List<Person> people = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(home + PERSON, new StringSerializer())) {
            rows.forEachRemaining(row -> people.add(Blobs.person(row.value)));
        }
        return people;
    }

    /** Remembered: only this object may change what is known of a home. */
    Dossier dossier(String home) {
        Dossier known = recent.get(home);
        if (known == null) {
            known = read(home);
            recent.put(home, known);
        }
        return known;
    }

    private Dossier read(String home) {
        Account account = account(home);
        List<Member> members = people(home).stream().map(Dossiers::member).toList();
        return account == null
                ? new Dossier(null, false, null, null, members, null)
                : new Dossier(
                        account.getId(),
                        account.getStatus() == AccountStatus.CUSTOMER,
                        given(account.getOwnerId()),
                        normaliser.country(account.getCountry()),
                        members,
                        account.getCountry() == null ? null : "country:" + account.getCountry());
    }

    /** A CRM's empty field names nobody. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Member member(Person person) {
        SeenPerson known = SeenPerson.of(person.getEmail(), person.getName(), person.getRole());
        Channel channel = person.getPreferredChannel();
        return new Member(
                known == null ? 0 : known.key(),
                person.getId(),
                person.getRole(),
                person.getConsent() == Consent.OPT_OUT,
                person.getConsent() == Consent.OPT_IN,
                channel == null || channel == Channel.UNKNOWN ? null : channel.name(),
                zone(person.getTimeZone()));
    }

    /** A zone that nobody knows is none: the CRM's typing errors stop nothing. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}

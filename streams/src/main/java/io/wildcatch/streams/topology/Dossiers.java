package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Dossier.Member;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.SuppressionList;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the CRM knows of each home. When several accounts share a home, the one with the smallest id stands for it. */
final class Dossiers {

    private static final String ACCOUNT = "\0a\0";
    private static final String PERSON = "\0p\0";

    private static final int REMEMBERED = 16_384;

    private final Rows rows;
    private final Dossier unknown;
    private final Recent<String, Dossier> recent = new Recent<>(REMEMBERED);
    private final Normaliser normaliser = new Normaliser();

    /** As if nobody had opted out elsewhere. */
    Dossiers(Rows rows) {
        this(rows, SuppressionList.EMPTY);
    }

    Dossiers(Rows rows, SuppressionList suppressed) {
        this.rows = rows;
        this.unknown = Dossier.unknown(suppressed);
    }

    void put(String home, Account account) {
        recent.remove(home);
        rows.put(home + ACCOUNT + account.getId(), Blobs.of(account));
    }

    void put(String home, Person person) {
        recent.remove(home);
        rows.put(home + PERSON + person.getId(), Blobs.of(person));
    }

    /** The account leaves, and its people with it; but who opted out did so for good, until they leave themselves. */
    void removeAccount(String home, String accountId) {
        recent.remove(home);
        rows.delete(home + ACCOUNT + accountId);
        for (Person person : people(home)) {
            if (person.getAccountId().equals(accountId) && person.getConsent() != Consent.OPT_OUT) {
                remove(home, person.getId());
            }
        }
    }

    /** @param accountId that the person leaves; they stay when they are of another one here by now. Null: of any */
    void removePerson(String home, String personId, @Nullable String accountId) {
        byte[] known = rows.get(home + PERSON + personId);
        boolean concerned = known != null
                && (accountId == null || accountId.equals(Blobs.person(known).getAccountId()));
        if (concerned) {
            remove(home, personId);
        }
    }

    private void remove(String home, String personId) {
        recent.remove(home);
        rows.delete(home + PERSON + personId);
    }

    boolean knows(String home) {
        return !rows.startingWith(home + '\0').isEmpty();
    }

    @Nullable
    Account account(String home) {
        List<byte[]> accounts = rows.startingWith(home + ACCOUNT);
        return accounts.isEmpty() ? null : Blobs.account(accounts.get(0));
    }

    List<Person> people(String home) {
        return rows.startingWith(home + PERSON).stream().map(Blobs::person).toList();
    }

    /** That of any home of which the CRM knows nothing. */
    Dossier unknown() {
        return unknown;
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
        String country = account == null ? null : normaliser.country(account.getCountry());
        List<Member> members = people(home).stream().map(Dossiers::member).toList();
        return account == null
                ? new Dossier(null, false, null, null, members, null, unknown.suppressed())
                : new Dossier(
                        account.getId(),
                        account.getStatus() == AccountStatus.CUSTOMER,
                        given(account.getOwnerId()),
                        country,
                        members,
                        country == null ? null : "country:" + country,
                        unknown.suppressed());
    }

    /** A CRM's empty field names nobody. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Member member(Person person) {
        SeenPerson known = SeenPerson.of(person.getEmail(), person.getName(), person.getRole());
        Channel channel = person.getPreferredChannel();
        return new Member(
                known,
                person.getId(),
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

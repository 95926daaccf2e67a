package io.wildcatch.local.console.view;

import io.wildcatch.event.Account;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts and people as the CRM tells. */
final class Directory {

    private final Map<String, Account> accounts;
    /** From briefings, for accounts that the CRM doesn't know. */
    private final Map<String, Account> heard;

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Set<String>> peopleOf = new HashMap<>();
    private final Map<String, Boolean> barred;
    private final int capacity;

    Directory(int capacity) {
        this.capacity = capacity;
        this.accounts = new BoundedMap<>(capacity);
        this.heard = new BoundedMap<>(capacity);
        this.barred = new BoundedMap<>(capacity);
    }

    /** A null account is one that the CRM has deleted. */
    void account(String id, @Nullable Account account) {
        if (account == null) {
            accounts.remove(id);
        } else {
            accounts.put(id, account);
        }
    }

    /** What a briefing says of an account; the CRM knows better. */
    void heard(String id, Account account) {
        heard.put(id, account);
    }

    /** A null person is one who has been deleted, for example by right. */
    void person(String id, @Nullable Person person) {
        if (person == null || person.getConsent() == Consent.OPT_OUT) {
            barred.put(id, true);
        } else {
            barred.remove(id);
        }
        Person former = people.remove(id);
        if (former != null) {
            unlink(former);
        }
        if (person != null && people.size() < capacity) {
            people.put(id, person);
            peopleOf.computeIfAbsent(person.getAccountId(), account -> new TreeSet<>())
                    .add(id);
        }
    }

    private void unlink(Person person) {
        peopleOf.computeIfPresent(person.getAccountId(), (account, ids) -> {
            ids.remove(person.getId());
            return ids.isEmpty() ? null : ids;
        });
    }

    Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id)).or(() -> Optional.ofNullable(heard.get(id)));
    }

    /** False for who has opted out or been deleted. */
    boolean mayShow(String personId) {
        return !barred.containsKey(personId);
    }

    /** People of the account who haven't opted out. */
    List<Person> people(String accountId) {
        return Optional.ofNullable(peopleOf.get(accountId)).orElse(Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .filter(person -> mayShow(person.getId()))
                .toList();
    }

    int accounts() {
        return accounts.size();
    }
}

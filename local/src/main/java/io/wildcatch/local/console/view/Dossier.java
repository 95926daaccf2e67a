package io.wildcatch.local.console.view;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known and decided about one account.
 *
 * @param account what is known of the company; null: nothing but its id
 * @param people those who haven't opted out
 * @param leads its opportunities, newest first
 * @param timeline what happened, newest first
 */
public record Dossier(
        String accountId,
        @Nullable Account account,
        List<Person> people,
        List<Lead> leads,
        List<TimelineEvent> timeline) {

    boolean isEmpty() {
        return account == null && people.isEmpty() && leads.isEmpty() && timeline.isEmpty();
    }
}

package io.wildcatch.local.console.view;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Evidence;
import io.wildcatch.event.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as it stands, with whom it is about.
 *
 * @param decision the last one
 * @param account what is known of the company; null: nothing
 * @param people those who may be contacted, the one to contact first
 * @param evidence the events behind it, newest first
 */
public record Lead(Decision decision, @Nullable Account account, List<Person> people, List<Evidence> evidence) {}

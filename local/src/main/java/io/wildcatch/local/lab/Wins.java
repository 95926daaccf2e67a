package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the human contacts were worth.
 *
 * <p>A human contact is the first decision of an opportunity for the lane HUMAN. It is with a true buyer when the account
 * buys and the moment is within its episode, whatever the offering; then it counts 1/(1 + rivals who knew by then),
 * otherwise 0.
 *
 * @param contacts human contacts
 * @param withBuyers those with true buyers
 * @param offeringRight those of them whose offering is the one that the buyer is after, where the truth names it
 * @param wins sum of what they count
 * @param winsPer100 the same for each hundred contacts; null without contacts
 * @param purchase the same, of contacts that are about a purchase
 * @param customers contacts that are about a customer's renewal or departure
 * @param customersLeaving those of them with a customer who was about to leave or to buy
 */
public record Wins(
        long contacts,
        long withBuyers,
        long offeringRight,
        double wins,
        @Nullable Double winsPer100,
        @Nullable Double purchase,
        long customers,
        long customersLeaving) {

    static Wins of(Trial trial) {
        List<Decision> contacts = trial.contacts();
        List<Decision> customers = contacts.stream().filter(Trial::ofCustomer).toList();
        List<Decision> purchases =
                contacts.stream().filter(contact -> !Trial.ofCustomer(contact)).toList();
        double wins = sum(trial, contacts);
        return new Wins(
                contacts.size(),
                contacts.stream().filter(trial::withBuyer).count(),
                contacts.stream()
                        .filter(contact -> offeringRight(trial, contact))
                        .count(),
                wins,
                per100(wins, contacts.size()),
                per100(sum(trial, purchases), purchases.size()),
                customers.size(),
                customers.stream()
                        .filter(contact -> trial.withLeaver(contact) || trial.withBuyer(contact))
                        .count());
    }

    private static double sum(Trial trial, List<Decision> contacts) {
        return contacts.stream()
                .mapToDouble(contact -> trial.company(contact)
                        .map(company -> company.winValue(contact.getAt()))
                        .orElse(0.0))
                .sum();
    }

    private static boolean offeringRight(Trial trial, Decision contact) {
        return trial.truth(contact)
                .filter(AccountTruth::buyer)
                .filter(truth -> Objects.equals(truth.offering(), contact.getOffering()))
                .isPresent();
    }

    static @Nullable Double per100(double wins, long contacts) {
        return contacts == 0 ? null : 100 * wins / contacts;
    }
}

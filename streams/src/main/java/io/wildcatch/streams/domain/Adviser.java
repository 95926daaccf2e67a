package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Approach.Plan;
import io.wildcatch.streams.domain.ContactWindow.Window;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PressureRules;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules 9 and 11: the advice that a decision carries; only computed when one is told. */
final class Adviser {

    private final PressureRules rules;
    private final Permission permission;
    private final Pressure pressure;
    private final Approach approach;

    Adviser(Policy policy, Holidays holidays) {
        rules = policy.pressure();
        permission = Permission.of(policy);
        pressure = new Pressure(rules, new Zones(policy.timing().zone()));
        approach = Approach.of(policy, holidays);
    }

    /**
     * @param lane that is told
     * @param opportunity id of the opportunity
     * @param blueUntil when rivals know; null: never
     */
    Advice advise(Case matter, Lane lane, String opportunity, @Nullable Long blueUntil) {
        return switch (lane) {
            case HUMAN -> contact(matter, lane, opportunity, blueUntil);
            case AUTOMATION -> contact(matter, lane, opportunity, null);
            case SUPPRESSED -> suppressed(matter);
            case CONTESTED, HELD, EXPIRED, CLOSED -> Advice.none(Contact.best(matter));
        };
    }

    private Advice contact(Case matter, Lane lane, String opportunity, @Nullable Long blueUntil) {
        Leave leave = permission.ask(matter);
        Contact contact = leave instanceof Leave.Granted granted ? granted.contact() : null;
        // What is decided of the past is told at the present.
        long earliest = Math.max(matter.time(), matter.ledger().clock());
        if (leave instanceof Leave.Stopped stopped) {
            contact = stopped.contact();
            earliest = Math.max(earliest, stopped.until());
        }
        Plan plan = approach.plan(matter, new Approach.Occasion(lane, contact, earliest, blueUntil, opportunity));
        Window when = plan.window();
        Pressure.Load load = pressure.load(matter, contact);
        return new Advice(
                contact,
                plan.channel(),
                when == null ? null : when.from(),
                when == null ? null : when.until(),
                load,
                null,
                reasons(matter, load, contact, plan));
    }

    private List<String> reasons(Case matter, Pressure.Load load, @Nullable Contact contact, Plan plan) {
        List<String> why = new ArrayList<>(3);
        if (!matter.ledger().touches().isEmpty()) {
            why.add(counts(load, contact));
        }
        why.addAll(plan.why());
        return why;
    }

    private Advice suppressed(Case matter) {
        if (!(permission.ask(matter) instanceof Leave.Stopped stopped)) {
            return Advice.none(null);
        }
        Pressure.Load load = pressure.load(matter, stopped.contact());
        List<String> why = new ArrayList<>(3);
        why.add(counts(load, stopped.contact()));
        Pressure.Cadence cadence = cadence(matter, stopped.contact());
        if (cadence != null) {
            why.add(cadence.times() + " contacts running went out on a "
                    + cadence.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " in the hour from "
                    + cadence.hour() + ":00, and nobody answered.");
        }
        why.add("The next contact is allowed from " + Instant.ofEpochMilli(stopped.until()) + ".");
        return new Advice(null, null, null, null, load, stopped.until(), why);
    }

    private Pressure.@Nullable Cadence cadence(Case matter, @Nullable Contact contact) {
        Pressure.Cadence account = pressure.cadence(matter, null);
        return account != null || contact == null ? account : pressure.cadence(matter, contact);
    }

    private String counts(Pressure.Load load, @Nullable Contact contact) {
        String account =
                load.account() + " of " + rules.accountLimit() + " with the account in " + days(rules.accountWindow());
        String person = contact == null
                ? ""
                : load.person() + " of " + rules.personLimit() + " with " + contact.id() + " in "
                        + days(rules.personWindow()) + " and ";
        return "Contacts without an answer: " + person + account + ".";
    }

    private static String days(Duration window) {
        return window.toDays() + " days";
    }
}

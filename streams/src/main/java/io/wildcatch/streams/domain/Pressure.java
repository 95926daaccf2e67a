package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.PressureRules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 9: who may be contacted now. A person is left alone after so many contacts without an answer, and so is the
 * account, whoever made them through whatever channel; a reply restores the budget. Contacts that nobody answered at
 * the same weekday and hour time and again are a robot's, and stop.
 */
public final class Pressure implements Permission {

    /**
     * Contacts without an answer that still count.
     *
     * @param person with the person to contact; null: nobody is known by name
     * @param account with the whole account
     */
    public record Load(@Nullable Integer person, int account) {}

    /** Three times running at the same weekday and hour. */
    record Cadence(DayOfWeek day, int hour, int times, long until) {}

    private record Stop(Rule rule, long until) {}

    private static final Leave.Refused REFUSED = new Leave.Refused();

    private final PressureRules rules;
    private final Zones zones;

    public Pressure(PressureRules rules, Zones zones) {
        this.rules = rules;
        this.zones = zones;
    }

    @Override
    public Leave ask(Case matter) {
        List<Contact> contacts = Contact.all(matter);
        if (contacts.isEmpty() && matter.acquaintances().anyOptedOut()) {
            return REFUSED;
        }
        if (matter.ledger().touches().isEmpty()) {
            return new Leave.Granted(contacts.isEmpty() ? null : contacts.get(0));
        }
        Stop account = account(matter);
        if (contacts.isEmpty()) {
            return account == null ? new Leave.Granted(null) : new Leave.Stopped(null, account.rule(), account.until());
        }
        return first(matter, account, contacts);
    }

    /** Who is free now, else who will be first. */
    private Leave first(Case matter, @Nullable Stop account, List<Contact> contacts) {
        Leave.Stopped soonest = null;
        for (Contact contact : contacts) {
            Stop stop = later(account, person(matter, contact));
            if (stop == null) {
                return new Leave.Granted(contact);
            }
            if (soonest == null || stop.until() < soonest.until()) {
                soonest = new Leave.Stopped(contact, stop.rule(), stop.until());
            }
        }
        return soonest == null ? REFUSED : soonest;
    }

    private @Nullable Stop account(Case matter) {
        return later(
                budget(matter, null, rules.accountLimit(), rules.accountWindow().toMillis()), robot(matter, null));
    }

    private @Nullable Stop person(Case matter, Contact contact) {
        return later(
                budget(
                        matter,
                        contact,
                        rules.personLimit(),
                        rules.personWindow().toMillis()),
                robot(matter, contact));
    }

    /** The later of both holds; where a robot is at work, that is what has to be said. */
    private static @Nullable Stop later(@Nullable Stop one, @Nullable Stop other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        boolean robot = one.rule() == Rule.ROBOT_CADENCE || other.rule() == Rule.ROBOT_CADENCE;
        return new Stop(robot ? Rule.ROBOT_CADENCE : Rule.CONTACT_PRESSURE, Math.max(one.until(), other.until()));
    }

    /** One more contact must still be within the limit: so the oldest ones have to age out. */
    private static @Nullable Stop budget(Case matter, @Nullable Contact contact, int limit, long window) {
        List<Touch> open = unanswered(matter, contact, window);
        return open.size() < limit
                ? null
                : new Stop(Rule.CONTACT_PRESSURE, open.get(open.size() - limit).at() + window);
    }

    private @Nullable Stop robot(Case matter, @Nullable Contact contact) {
        Cadence cadence = cadence(matter, contact);
        return cadence == null ? null : new Stop(Rule.ROBOT_CADENCE, cadence.until());
    }

    /** What counts against the budgets at the time of a case. */
    public Load load(Case matter, @Nullable Contact contact) {
        Integer person = contact == null
                ? null
                : Integer.valueOf(
                        unanswered(matter, contact, rules.personWindow().toMillis())
                                .size());
        return new Load(
                person,
                unanswered(matter, null, rules.accountWindow().toMillis()).size());
    }

    /**
     * The contacts within the window that nobody answered, oldest first. Any reply answers what the account was sent
     * before; what a person was sent is answered by their own reply.
     */
    static List<Touch> unanswered(Case matter, @Nullable Contact contact, long window) {
        List<Touch> open = new ArrayList<>(4);
        for (Touch touch : matter.ledger().touches()) {
            if (touch.at() > matter.time()) {
                break;
            }
            if (contact != null && !contact.goesBy(touch.person())) {
                continue;
            }
            if (touch.inbound()) {
                open.clear();
            } else if (touch.at() > matter.time() - window) {
                open.add(touch);
            }
        }
        return open;
    }

    /**
     * The robot's pattern among the newest contacts, to the person or to anybody at the account; null when there is
     * none. Several contacts within one hour are one, or a mail to three people would be a pattern.
     */
    @Nullable
    Cadence cadence(Case matter, @Nullable Contact contact) {
        List<Touch> open = unanswered(matter, contact, rules.cadenceWindow().toMillis());
        if (open.size() < rules.cadence()) {
            return null;
        }
        ZoneId zone = zones.of(matter, contact);
        LocalDateTime slot = null;
        int times = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            LocalDateTime hour = hour(open.get(i), zone);
            if (hour.equals(slot)) {
                continue;
            }
            if (slot != null && !(hour.getDayOfWeek() == slot.getDayOfWeek() && hour.getHour() == slot.getHour())) {
                return null;
            }
            slot = hour;
            if (++times == rules.cadence()) {
                long until = open.get(i).at() + rules.cadenceWindow().toMillis();
                return new Cadence(slot.getDayOfWeek(), slot.getHour(), times, until);
            }
        }
        return null;
    }

    private static LocalDateTime hour(Touch touch, ZoneId zone) {
        return Instant.ofEpochMilli(touch.at()).atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
    }
}

package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.ContactWindow.Window;
import io.wildcatch.streams.domain.policy.Policy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule 11: within working hours, through the channel that suits best, and by an introduction where there is one. */
final class ConsiderateApproach implements Approach {

    private final Zones zones;
    private final ContactWindow windows;
    private final Channels channels;
    /** Contacts that nobody answered count for so long, milliseconds. */
    private final long memory;

    ConsiderateApproach(Policy policy, Holidays holidays) {
        zones = new Zones(policy.timing().zone());
        windows = new ContactWindow(policy.timing(), holidays);
        channels = new Channels(policy.timing());
        memory = policy.pressure().accountWindow().toMillis();
    }

    @Override
    public Plan plan(Case matter, Occasion occasion) {
        Contact contact = occasion.contact();
        ZoneId zone = zones.of(matter, contact);
        Window window = windows.next(new ContactWindow.Wish(
                occasion.earliest(),
                occasion.deadline(),
                zone,
                Zones.country(matter),
                Pressure.unanswered(matter, null, memory),
                Hashes.of(occasion.opportunity() + '#' + attempts(matter))));
        String channel = contact == null
                ? null
                : channels.choose(contact, occasion.lane(), Pressure.unanswered(matter, contact, memory));
        return new Plan(channel, window, why(matter, contact, window, zone));
    }

    private static long attempts(Case matter) {
        return matter.ledger().touches().stream()
                .filter(touch -> !touch.inbound() && touch.at() <= matter.time())
                .count();
    }

    private static List<String> why(Case matter, @Nullable Contact contact, @Nullable Window window, ZoneId zone) {
        List<String> why = new ArrayList<>(2);
        if (window != null) {
            why.add("The next contact falls into working hours in " + zone + ", from "
                    + Instant.ofEpochMilli(window.from()) + " to " + Instant.ofEpochMilli(window.until()) + ".");
        }
        String introduction = Introduction.of(matter, contact);
        if (introduction != null) {
            why.add(introduction);
        }
        return why;
    }
}

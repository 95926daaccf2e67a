package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Docket;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Gauging;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.Router;
import io.wildcatch.streams.domain.Scoring;
import io.wildcatch.streams.domain.Seating;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.Sighting;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages from collapse to brief for an engine other than Kafka Streams: the same rules, codecs and records, over state
 * that the engine keeps. It neither learns nor asks for sellers, and knows a company by one home. For one thread.
 */
public final class Casework {

    private final Wiring wiring;
    private final Surroundings surroundings;
    private final Dossiers dossiers;
    private final Reference reference;
    private final Sightings sightings;
    private final Docket docket;
    private final Gauging gauging;
    private final Scoring scoring;
    private final Router router;
    private final Seating seating;
    private final Tidings tidings;
    private final Map<String, Topic<?>> outputs;

    /**
     * @param wiring with a policy that stays in force
     * @throws IllegalArgumentException when the policy says that what is learnt counts
     */
    public Casework(Wiring wiring, Surroundings surroundings) {
        Policy policy = wiring.policies().now();
        if (policy.learning().enabled()) {
            throw new IllegalArgumentException("learning.enabled: expected false, since nothing is learnt here");
        }
        this.wiring = wiring;
        this.surroundings = surroundings;
        dossiers = new Dossiers(surroundings.dossiers());
        reference = new Reference(this::table, wiring, policy);
        sightings = new Sightings(reference, policy);
        docket = new Docket(policy, reference::offering, this::decide, this::tell);
        gauging = Gauging.of(policy);
        scoring = Scoring.of(policy);
        router = new Router(policy);
        seating = Seating.of(policy);
        tidings = new Tidings(wiring, dossiers);
        outputs = outputs(wiring.topics());
    }

    private static Map<String, Topic<?>> outputs(Topics topics) {
        return Map.of(
                Names.DECISIONS, topics.decisions(),
                Names.OPPORTUNITIES, topics.opportunities(),
                Names.AUTOMATION, topics.automation(),
                Names.CONTESTED, topics.contested(),
                Names.SUPPRESSED, topics.suppressed());
    }

    private Rows table(String store) {
        return switch (store) {
            case StoreNames.SOURCES -> surroundings.sources();
            case StoreNames.OFFERINGS -> surroundings.offerings();
            default -> Rows.NONE;
        };
    }

    /** The tables of sources or offerings have changed. */
    public void tablesChanged() {
        wiring.cache().reference.invalidate();
    }

    /**
     * Takes in a report, and decides what it moves.
     *
     * @param signal one that {@link Reception} has let in
     */
    public void signal(String home, Signal signal) {
        SeenPerson person = Sightings.person(signal);
        Sighting report = sightings.of(signal, person);
        Ledger ledger = open(home);
        Fate fate = docket.observe(ledger, dossier(ledger), report, person);
        Sighting first = fate == Fate.USED ? report : ledger.firstOf(report);
        wiring.meter().tell(fate, report.source(), report.id(), home, first == null ? null : first.id());
        save(ledger);
    }

    /** What the CRM says of an account. */
    public void account(String home, Account account) {
        dossiers.put(home, account);
        review(home);
    }

    /** What the CRM says of somebody there. */
    public void person(String home, Person person) {
        dossiers.put(home, person);
        review(home);
    }

    private void review(String home) {
        Ledger ledger = find(home);
        if (ledger != null) {
            ledger.known(true);
            docket.review(ledger, dossier(ledger), ledger.clock());
            save(ledger);
        }
    }

    /**
     * The time has come that was asked for by {@link Surroundings#wake}.
     *
     * @param at that time
     */
    public void due(String home, long at) {
        Ledger ledger = find(home);
        if (ledger == null || ledger.registeredDue() != at) {
            return;
        }
        ledger.registeredDue(Pursuit.NEVER);
        while (ledger.due() <= at) {
            docket.advance(ledger, dossier(ledger), ledger.due());
        }
        save(ledger);
    }

    private void decide(Case matter) {
        matter.gauged(gauging.gauge(matter, reference::source, Weights.NONE));
        matter.scored(scoring.score(matter, Weights.NONE), Weights.NONE);
        router.route(matter);
        if (!matter.rehearsal() && matter.cause() != Case.Cause.REVIEW) {
            tell(matter);
        }
    }

    private void tell(Case matter) {
        seating.attend(matter, false);
        long now = surroundings.now();
        // Brokers refuse times in the future, which a sender's clock may well bear.
        long stamp = Math.min(matter.time(), now);
        tidings.tell(matter, now, (name, key, value, headers) -> {
            Topic<?> topic = outputs.get(name);
            if (topic != null) {
                surroundings.send(topic, key, value, headers, stamp);
            }
        });
    }

    private @Nullable Ledger find(String home) {
        byte[] bytes = surroundings.ledger(home);
        return bytes == null ? null : LedgerCodec.decode(home, bytes);
    }

    private Ledger open(String home) {
        Ledger known = find(home);
        if (known != null) {
            return known;
        }
        Ledger ledger = new Ledger(home);
        ledger.known(dossiers.knows(home));
        return ledger;
    }

    private Dossier dossier(Ledger ledger) {
        return ledger.known() ? dossiers.dossier(ledger.home()) : dossiers.unknown();
    }

    /** A call that is too early only costs a look; so most signals ask for none. */
    private void save(Ledger ledger) {
        long due = ledger.due();
        if (due < ledger.registeredDue()) {
            if (ledger.registeredDue() != Pursuit.NEVER) {
                surroundings.letSleep(ledger.home(), ledger.registeredDue());
            }
            surroundings.wake(ledger.home(), due);
            ledger.registeredDue(due);
        }
        surroundings.keep(ledger.home(), LedgerCodec.encode(ledger));
    }
}

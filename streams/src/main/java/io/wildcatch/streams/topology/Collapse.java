package io.wildcatch.streams.topology;

import io.wildcatch.event.Claim;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Observation;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Placement;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Verdict;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Docket;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.Sighting;
import io.wildcatch.streams.domain.Staffing;
import io.wildcatch.streams.domain.assignment.Answer;
import io.wildcatch.streams.domain.assignment.Grounds;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the ledgers: collapses reports into events, and takes what comes up through the stages. The only stage that
 * writes ledgers; a case is through all stages before its ledger is written.
 */
final class Collapse implements Processor<String, Homebound, Object, Object> {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int BATCH = 1_000;

    /** The clock is kept now and then; a leap of more event time than that, in one transaction with what made it. */
    private static final long LEAP = Duration.ofHours(1).toMillis();

    /** What a policy makes of them. */
    private record Rules(Reference reference, Sightings sightings, Teaching teaching, Docket docket) {}

    private final Wiring wiring;
    private final Links links = new Links();
    private ProcessorContext<Object, Object> context;
    private Ledgers ledgers;
    private Dossiers dossiers;
    private Suppressions suppressions;
    private Named named;
    private DueIndex dueIndex;
    private EventClock clock;
    private ByPolicy<Rules> rulesBy;
    private Docket docket;
    private Sightings sightings;
    private Teaching teaching;
    private Reference reference;
    private long rung;
    /** Version of the table of opt-outs that was heeded last. */
    private long heeded;

    Collapse(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        ledgers = Ledgers.of(processorContext, wiring.keeping());
        KeyValueStore<String, byte[]> known = processorContext.getStateStore(StoreNames.DOSSIERS);
        suppressions = new Suppressions(Rows.of(processorContext.getStateStore(StoreNames.OPT_OUTS)));
        dossiers = new Dossiers(Rows.of(known), suppressions);
        named = new Named(known);
        // What changed while nobody looked is heeded with the first round.
        heeded = -1;
        dueIndex = new DueIndex(processorContext.getStateStore(StoreNames.DUE));
        clock = dueIndex.clock(processorContext.currentSystemTimeMs());
        rulesBy = new ByPolicy<>(this::rules);
        heed();
        processorContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    /** What is published meanwhile holds from the next record or round on: no case is decided under two policies. */
    private void heed() {
        Rules rules = rulesBy.of(wiring.policies().now());
        reference = rules.reference();
        sightings = rules.sightings();
        teaching = rules.teaching();
        docket = rules.docket();
    }

    private Rules rules(Policy policy) {
        Reference terms = new Reference(context, wiring, policy);
        Docket desk = new Docket(policy, terms::offering, matter -> forward(matter, Names.GAUGE), this::tell);
        return new Rules(terms, new Sightings(terms, policy), Teaching.of(policy), desk);
    }

    /** What was decided in a rehearsal: first what it teaches, as in order. */
    private void tell(Case matter) {
        if (matter.changed()) {
            forward(matter, Names.OBSERVE);
        }
        forward(matter, Names.ASSIGN);
    }

    private void forward(Case matter, String stage) {
        // Brokers refuse times in the future, which a sender's clock may well bear.
        long stamp = Math.min(matter.time(), context.currentSystemTimeMs());
        context.forward(new Record<>(matter.ledger().home(), matter, stamp), stage);
    }

    @Override
    public void process(Record<String, Homebound> record) {
        heed();
        Homebound message = record.value();
        if (message.getSignal() != null) {
            signal(record, message.getSignal());
        } else if (message.getVerdict() != null) {
            verdict(record.key(), message.getVerdict());
        } else if (message.getTouch() != null) {
            touch(record.key(), message.getTouch());
        } else if (message.getClaim() != null) {
            depart(record, message.getClaim());
        } else if (message.getLedger() != null) {
            arrive(record.key(), message.getLedger());
        } else if (message.getPlacement() != null) {
            placement(record.key(), message.getPlacement());
        } else if (message.getAtHome()) {
            reference(record.key(), message, record.timestamp());
        } else {
            clock.observe(record.timestamp(), context.currentSystemTimeMs());
            ring(clock.eventTime());
        }
        if (clock.eventTime() - rung >= TICK.toMillis()) {
            ring(clock.eventTime());
        }
        keepClock(LEAP);
    }

    private void signal(Record<String, Homebound> record, Signal signal) {
        String home = record.key();
        SeenPerson person = Sightings.person(signal);
        Sighting report = sightings.of(signal, person);
        Ledger ledger = open(home);
        Overlaps overlaps = ledger.hasSeen(report) ? null : new Overlaps(ledger, report, this::teaches);
        Fate fate = docket.observe(ledger, dossier(ledger), report, person);
        Sighting first = fate == Fate.USED ? report : ledger.firstOf(report);
        wiring.meter().tell(fate, report.source(), report.id(), home, first == null ? null : first.id());
        if (overlaps != null) {
            overlaps.news(fate).forEach(overlap -> overlap(ledger, overlap.first(), overlap.copy()));
        }
        if (fate == Fate.USED) {
            shown(ledger, report);
        }
        claim(links.of(ledger, signal.getAccount()), record.timestamp());
        save(ledger);
        long wall = context.currentSystemTimeMs();
        clock.observe(report.observedAt(), wall);
        wiring.meter().passed(wall - record.timestamp());
    }

    /** Identifiers lead to this home from now on. */
    private void claim(List<Claim> claims, long arrival) {
        for (Claim claim : claims) {
            String key = Homes.keyOf(claim.getIdentifier());
            context.forward(new Record<>(key, Claims.sent(claim, 1), arrival), Names.HOMEBOUND);
        }
    }

    /** Whether reports of one event by two sources do. */
    private boolean teaches(String source, String other) {
        return teaching.isOverlap(
                reference.source(source).family(), reference.source(other).family());
    }

    private void overlap(Ledger ledger, Sighting first, Sighting report) {
        Observation observation = Observation.newBuilder()
                .setAt(Instant.ofEpochMilli(report.observedAt()))
                .setHome(ledger.home())
                .setOffering(report.offering() == null ? "" : report.offering())
                .setRivals(0)
                .setOverlapOf(first.source())
                .setOverlapWith(report.source())
                .setOverlapDelay(report.observedAt() - first.observedAt())
                .build();
        context.forward(new Record<>(Observe.KEY, observation, context.currentSystemTimeMs()), Names.OBSERVATIONS);
    }

    /** What shows a company for the first time in a while; customers do for other reasons than the others. */
    private void shown(Ledger ledger, Sighting report) {
        long since = Panel.stretch(wiring.policies().now(), report.observedAt());
        if (dossier(ledger).customer() || !ledger.isFirstOfItsStrand(report, since)) {
            return;
        }
        Observation observation = Observation.newBuilder()
                .setAt(Instant.ofEpochMilli(report.observedAt()))
                .setHome(ledger.home())
                .setOffering("")
                .setRivals(0)
                .setShownKind(report.kind())
                .setShownSource(report.source())
                .setShownStrength(report.strength())
                .build();
        context.forward(new Record<>(Observe.KEY, observation, context.currentSystemTimeMs()), Names.OBSERVATIONS);
    }

    private void teach(Ledger ledger, Verdict verdict) {
        Boolean buying = switch (verdict.getOutcome()) {
            case WON, LOST -> true;
            case NO_PROJECT -> false;
            case OPEN, UNKNOWN -> null;
        };
        Boolean rivals = switch (verdict.getRivals()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case UNKNOWN -> null;
        };
        long at = verdict.getAt().toEpochMilli();
        for (Case matter : docket.concerned(ledger, dossier(ledger), at, verdict.getOffering())) {
            // A final one that comes again finds nothing any more: it has ended what was there.
            if (buying != null || isFirstTold(matter, verdict)) {
                matter.found(new Case.Finding(buying, rivals));
                forward(matter, Names.OBSERVE);
            }
        }
    }

    private static boolean isFirstTold(Case matter, Verdict verdict) {
        long at = verdict.getAt().toEpochMilli();
        String told = String.join(
                "\0",
                "verdict",
                Long.toString(at),
                matter.pursuit().offering(),
                verdict.getRivals().name(),
                Objects.toString(verdict.getSellerId(), ""));
        // What teaches nothing now, since nothing was reported before it, may do so once that has come in.
        return !matter.reports().isEmpty() && matter.ledger().hear(told, at);
    }

    private void verdict(String home, Verdict verdict) {
        long at = verdict.getAt().toEpochMilli();
        boolean last = verdict.getOutcome() != Outcome.OPEN && verdict.getOutcome() != Outcome.UNKNOWN;
        // What it ends may be reported late.
        Ledger ledger = last ? open(home) : ledgers.find(home);
        if (ledger != null) {
            teach(ledger, verdict);
            if (last) {
                docket.close(ledger, dossier(ledger), at, verdict.getOffering());
            } else if (verdict.getSellerId() != null) {
                Staffing.takenUp(ledger, verdict.getSellerId(), verdict.getOffering());
            }
            save(ledger);
        }
        clock.observe(at, context.currentSystemTimeMs());
    }

    /** At its time, or at the present one of this partition when that isn't there yet: no signal becomes late by it. */
    private void placement(String home, Placement placement) {
        Ledger ledger = ledgers.find(home);
        if (ledger != null) {
            long at = placement.getAt().toEpochMilli();
            docket.staff(
                    ledger,
                    dossier(ledger),
                    Math.min(at, clock.now(context.currentSystemTimeMs())),
                    answer(home, placement, at));
            save(ledger);
            ring(rung);
        }
    }

    private static Answer answer(String home, Placement placement, long at) {
        return new Answer(
                home,
                placement.getOffering(),
                placement.getTurn(),
                at,
                Grounds.valueOf(placement.getGrounds().name()),
                placement.getSeller(),
                placement.getFurther());
    }

    private void touch(String home, io.wildcatch.event.Touch touch) {
        Ledger ledger = open(home);
        docket.touch(ledger, dossier(ledger), Touches.of(touch));
        save(ledger);
        clock.observe(touch.getAt().toEpochMilli(), context.currentSystemTimeMs());
    }

    private void reference(String home, Homebound message, long arrival) {
        Ledger ledger = ledgers.find(home);
        Dossier before = ledger == null ? Dossier.NONE : dossier(ledger);
        record(home, message);
        if (ledger != null) {
            ledger.known(true);
            if (message.getAccount() != null) {
                claim(links.of(ledger, message.getAccount()), arrival);
            }
            review(ledger, before);
            save(ledger);
        }
    }

    /** At the present of this partition, unless nothing is new: what the CRM sends again makes no report late. */
    private void review(Ledger ledger, Dossier before) {
        Dossier dossier = dossier(ledger);
        long now = clock.now(context.currentSystemTimeMs());
        if (dossier.barsMoreThan(before)) {
            docket.revise(ledger, dossier, now);
        } else if (!dossier.equals(before)) {
            docket.review(ledger, dossier, now);
        }
    }

    /** Who opted out at another account isn't to be contacted by whoever has been told of them here. */
    private void heedOptOuts() {
        long version = wiring.cache().optOuts.get();
        if (version == heeded) {
            return;
        }
        for (String home : named.homesNaming(suppressions)) {
            Ledger ledger = ledgers.find(home);
            if (ledger != null) {
                docket.revise(ledger, dossier(ledger), clock.now(context.currentSystemTimeMs()));
                save(ledger);
            }
        }
        heeded = version;
    }

    private void record(String home, Homebound message) {
        if (message.getAccount() != null) {
            dossiers.put(home, message.getAccount());
        } else if (message.getWithdrawnAccount() != null) {
            dossiers.removeAccount(home, message.getWithdrawnAccount());
        } else if (message.getPerson() != null) {
            dossiers.put(home, message.getPerson());
        } else if (message.getWithdrawnPerson() != null) {
            dossiers.removePerson(home, message.getWithdrawnPerson(), message.getWithdrawnFrom());
        }
    }

    /** The identifier of this ledger leads to another home: what was gathered here goes there. */
    private void depart(Record<String, Homebound> record, Claim claim) {
        Ledger ledger = ledgers.find(record.key());
        if (ledger == null || claim.getHome() == null || claim.getHome().equals(record.key())) {
            return;
        }
        docket.leave(ledger, dossier(ledger), clock.now(context.currentSystemTimeMs()));
        wiring.meter().moved(record.key(), claim.getHome());
        ledgers.delete(record.key());
        if (ledger.registeredDue() != Pursuit.NEVER) {
            dueIndex.remove(ledger.registeredDue(), record.key());
        }
        Homebound message = Homebound.newBuilder()
                .setLedger(ByteBuffer.wrap(LedgerCodec.encode(ledger)))
                .setAtHome(true)
                .setHops(record.value().getHops() + 1)
                .build();
        context.forward(record.withKey(claim.getHome()).withValue(message), Names.HOMEBOUND);
    }

    private void arrive(String home, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        Ledger ledger = open(home);
        docket.absorb(
                ledger, dossier(ledger), LedgerCodec.decode(home, copy), clock.now(context.currentSystemTimeMs()));
        save(ledger);
    }

    private Ledger open(String home) {
        Ledger ledger = ledgers.find(home);
        if (ledger == null) {
            ledger = new Ledger(home);
            ledger.known(dossiers.knows(home));
        }
        return ledger;
    }

    private Dossier dossier(Ledger ledger) {
        return ledger.known() ? dossiers.dossier(ledger.home()) : dossiers.unknown();
    }

    private void save(Ledger ledger) {
        long due = ledger.due();
        long registered = ledger.registeredDue();
        // An entry that is too early only costs a look; so most signals don't touch the index.
        // What was rung for already is no longer in it: the ledger doesn't know when its timer has failed.
        if (due < registered || registered <= rung) {
            if (registered != Pursuit.NEVER) {
                dueIndex.remove(registered, ledger.home());
            }
            if (due != Pursuit.NEVER) {
                dueIndex.add(due, ledger.home());
            }
            ledger.registeredDue(due);
        }
        ledgers.save(ledger);
    }

    private void tick(long wall) {
        heed();
        ring(clock.now(wall));
        keepClock(0);
    }

    private void keepClock(long unkept) {
        if (clock.hasGoneOn(unkept)) {
            dueIndex.keep(clock);
        }
    }

    /** Fires what is due; each ledger at its own due time, whenever the round comes to it. */
    private void ring(long now) {
        rung = Math.max(rung, now);
        heedOptOuts();
        int fired;
        do {
            fired = dueIndex.each(now, BATCH, entry -> fire(entry, now));
        } while (fired == BATCH);
    }

    private void fire(DueIndex.Entry entry, long now) {
        Ledger ledger = ledgers.find(entry.home());
        if (ledger == null || ledger.registeredDue() != entry.due()) {
            return;
        }
        if (clock.isPresent()) {
            wiring.meter().fired(now - entry.due());
        }
        ledger.registeredDue(Pursuit.NEVER);
        while (ledger.due() <= now) {
            docket.advance(ledger, dossier(ledger), ledger.due());
        }
        save(ledger);
    }
}

package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Strand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one home: its sightings, the people seen, and its pursuits. Bounded: what is old is folded into
 * {@link Residue} and {@link Traces}. Mutable, and owned by one thread at a time.
 */
public final class Ledger {

    /** A busy account folds its oldest sightings beyond this number. */
    public static final int SIGHTINGS = 96;
    /** People seen beyond this number don't count as breadth. */
    public static final int PEOPLE = 24;

    /** A busy account forgets the oldest contacts beyond this number. */
    public static final int TOUCHES = 64;

    /** Further identifiers beyond this number prove nothing. */
    private static final int LINKED = 8;

    /** Endings beyond this number forget the oldest. */
    public static final int CLOSINGS = 32;

    /**
     * A verdict that ended episodes.
     *
     * @param at event time
     * @param offering offering id; null: all of them
     */
    public record Closing(long at, @Nullable String offering) {

        boolean concerns(String wanted) {
            return offering == null || offering.equals(wanted);
        }
    }

    private final String home;
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<SeenPerson> people = new ArrayList<>(2);
    private final TreeMap<String, Pursuit> pursuits = new TreeMap<>();
    private final Residue residue = new Residue();
    private final List<Closing> closings = new ArrayList<>(0);
    private final List<Touch> touches = new ArrayList<>(0);
    private final List<String> linked = new ArrayList<>(0);
    private final Traces traces = new Traces();
    private long clock;
    private long registeredDue = Pursuit.NEVER;
    private boolean known;

    public Ledger(String home) {
        this.home = home;
    }

    public String home() {
        return home;
    }

    /** In {@link Sighting#ORDER}. */
    public List<Sighting> sightings() {
        return sightings;
    }

    public List<SeenPerson> people() {
        return people;
    }

    public Map<String, Pursuit> pursuits() {
        return pursuits;
    }

    /** What is left of sightings that were folded away. */
    public Residue residue() {
        return residue;
    }

    public List<Closing> closings() {
        return closings;
    }

    /** @return false when it is known already, or when so many are known that one more proves nothing */
    public boolean link(String identifier) {
        return linked.size() < LINKED && !linked.contains(identifier) && linked.add(identifier);
    }

    /** Takes over all that another home has gathered. */
    void absorb(Ledger other) {
        for (Sighting sighting : other.sightings) {
            if (!hasSeen(sighting)) {
                insert(sighting);
            }
        }
        other.people.forEach(this::meet);
        residue.absorb(other.residue);
        other.linked.forEach(this::link);
        other.touches.forEach(this::insert);
        other.closings.stream().filter(closing -> !closings.contains(closing)).forEach(closings::add);
        other.traces.list().forEach(traces::restore);
        other.pursuits.forEach((offering, pursuit) -> {
            if (pursuit.episode() > 0 && !pursuits.containsKey(offering)) {
                pursuit(offering).enter(pursuit.history().get(0));
            }
        });
        advanceTo(other.clock);
    }

    /**
     * Whether nothing as strong of its kind from its source was first shown between some time and a report.
     *
     * @param since epoch milliseconds
     */
    public boolean isFirstOfItsStrand(Sighting report, long since) {
        for (Sighting other : sightings) {
            if (other.observedAt() >= since
                    && Sighting.ORDER.compare(other, report) < 0
                    && other.isFirst()
                    && other.kind().equals(report.kind())
                    && other.source().equals(report.source())
                    && Strand.grade(other.strength()) >= Strand.grade(report.strength())) {
                return false;
            }
        }
        return true;
    }

    /** Whether this very verdict is known already. */
    boolean hasEnded(long at, @Nullable String offering) {
        return closings.contains(new Closing(at, offering));
    }

    /** Whether a verdict came between two reports that are about the same. */
    boolean hasEndedBetween(Sighting earlier, Sighting report) {
        for (Closing closing : closings) {
            boolean between = closing.at() >= earlier.observedAt() && closing.at() < report.observedAt();
            if (between && (report.offering() == null || closing.concerns(report.offering()))) {
                return true;
            }
        }
        return false;
    }

    /** When the last verdict on an offering, or on all, ended it; 0: none is remembered. */
    long lastClosing(String offering) {
        return closings.stream()
                .filter(closing -> closing.concerns(offering))
                .mapToLong(Closing::at)
                .max()
                .orElse(0);
    }

    /** The last one of an offering is kept: when it is told again, or at another home, it must be known. */
    void forgetClosingsBefore(long time) {
        if (closings.isEmpty()) {
            return;
        }
        closings.sort(Comparator.comparingLong(Closing::at));
        closings.removeIf(old -> old.at() < time
                && closings.stream()
                        .anyMatch(other -> other.at() > old.at() && Objects.equals(other.offering(), old.offering())));
        closings.subList(0, Math.max(0, closings.size() - CLOSINGS)).clear();
    }

    /** In {@link Touch#ORDER}. */
    public List<Touch> touches() {
        return touches;
    }

    /** @return false when it is known already */
    boolean insert(Touch touch) {
        int place = Collections.binarySearch(touches, touch, Touch.ORDER);
        if (place < 0) {
            touches.add(-place - 1, touch);
        }
        return place < 0;
    }

    /** Whether there was a contact at {@code time} or later. */
    boolean touchedSince(long time) {
        return !touches.isEmpty() && touches.get(touches.size() - 1).at() >= time;
    }

    void forgetTouchesBefore(long time) {
        if (!touches.isEmpty()) {
            touches.removeIf(touch -> touch.at() < time);
            touches.subList(0, Math.max(0, touches.size() - TOUCHES)).clear();
        }
    }

    /** Further identifiers that were seen together with this home. */
    public List<String> linked() {
        return linked;
    }

    /**
     * Takes note of what changes nothing else here.
     *
     * @param what anything that tells it from the rest
     * @param at event time
     * @return false when it was heard before
     */
    public boolean hear(String what, long at) {
        long hash = Hashes.of(what);
        if (traces.knows(hash)) {
            return false;
        }
        traces.keep(hash, at);
        return true;
    }

    public Traces traces() {
        return traces;
    }

    /** Latest event time that was worked up. */
    public long clock() {
        return clock;
    }

    public void advanceTo(long time) {
        clock = Math.max(clock, time);
    }

    /** Entry of this ledger in the due-time index; may be earlier than its true due time, never later. */
    public long registeredDue() {
        return registeredDue;
    }

    public void registeredDue(long time) {
        registeredDue = time;
    }

    /** Whether the CRM has a dossier of this home. */
    public boolean known() {
        return known;
    }

    public void known(boolean isKnown) {
        known = isKnown;
    }

    public Pursuit pursuit(String offering) {
        return pursuits.computeIfAbsent(offering, Pursuit::new);
    }

    /** Next time at which some lane may change without new input. */
    public long due() {
        long due = Pursuit.NEVER;
        for (Pursuit pursuit : pursuits.values()) {
            due = Math.min(due, pursuit.due());
        }
        return due;
    }

    public boolean hasSeen(Sighting sighting) {
        if (find(sighting) != null) {
            return true;
        }
        return !traces.list().isEmpty() && traces.knows(sighting.key());
    }

    /** The first report of the event that a report speaks of; null when either has been folded away. */
    public @Nullable Sighting firstOf(Sighting report) {
        Sighting known = find(report);
        return known == null || known.isFirst() ? known : byKey(known.fact());
    }

    /** The same report as the ledger has it: who gave it, and the id that they gave it. */
    private @Nullable Sighting find(Sighting report) {
        String id = report.id();
        int hash = id.hashCode();
        for (int i = 0; i < sightings.size(); i++) {
            Sighting known = sightings.get(i);
            // Every signal is compared with all others of its account, and ids are mostly alike but for the end.
            if (known.id().hashCode() == hash
                    && known.id().equals(id)
                    && known.source().equals(report.source())) {
                return known;
            }
        }
        return null;
    }

    /** Keys cost a hash each, and what is asked for is mostly new. */
    private @Nullable Sighting byKey(long key) {
        for (int i = sightings.size() - 1; i >= 0; i--) {
            Sighting known = sightings.get(i);
            if (known.key() == key) {
                return known;
            }
        }
        return null;
    }

    /** @return its index */
    public int insert(Sighting sighting) {
        int place = Collections.binarySearch(sightings, sighting, Sighting.ORDER);
        int index = place < 0 ? -place - 1 : place;
        sightings.add(index, sighting);
        return index;
    }

    public void meet(SeenPerson person) {
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).key() == person.key()) {
                people.set(i, merged(people.get(i), person));
                return;
            }
        }
        if (people.size() < PEOPLE) {
            people.add(person);
        }
    }

    /** Which of two spellings is kept must not depend on the order of arrival. */
    private static SeenPerson merged(SeenPerson one, SeenPerson other) {
        return new SeenPerson(
                one.key(), one.email(), smaller(one.name(), other.name()), smaller(one.role(), other.role()));
    }

    private static @Nullable String smaller(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null || one.compareTo(other) <= 0 ? one : other;
    }

    public @Nullable SeenPerson person(long key) {
        for (SeenPerson person : people) {
            if (person.key() == key) {
                return person;
            }
        }
        return null;
    }

    /**
     * Folds what no late signal can touch any more, and whatever is too much. What bears a reference can still be
     * corrected, and stays longer.
     *
     * @param before event time up to which sightings are folded
     * @param correctable the same for those that bear a reference
     * @param halfLife half-life in milliseconds by kind
     */
    public void fold(long before, long correctable, ToLongFunction<String> halfLife) {
        int excess = sightings.size() - SIGHTINGS;
        if (excess <= 0 && (sightings.isEmpty() || sightings.get(0).observedAt() >= before)) {
            return;
        }
        residue.forgetWhatIsOver(pursuits.values(), before);
        List<Sighting> kept = new ArrayList<>(sightings.size());
        for (int i = 0; i < sightings.size(); i++) {
            Sighting sighting = sightings.get(i);
            long horizon = sighting.references().isEmpty() ? before : correctable;
            if (i < excess || sighting.observedAt() < horizon) {
                fold(sighting, halfLife);
            } else {
                kept.add(sighting);
            }
        }
        sightings.clear();
        sightings.addAll(kept);
    }

    /**
     * Forgets the texts of reports that were shown, and events that happened, before a time: they are most of a ledger's
     * bytes, and serve only to find further reports of the same event.
     */
    void fade(long before) {
        for (int i = countBefore(before) - 1; i >= 0 && !sightings.get(i).isFaded(); i--) {
            if (sightings.get(i).occurredAt() < before) {
                sightings.set(i, sightings.get(i).faded());
            }
        }
    }

    /** Index of the first sighting that was shown at that time or later. */
    int countBefore(long time) {
        int low = 0;
        int high = sightings.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (sightings.get(middle).observedAt() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void fold(Sighting old, ToLongFunction<String> halfLife) {
        traces.keep(old);
        residue.fold(old, halfLife.applyAsLong(old.kind()), pursuits.values());
    }
}

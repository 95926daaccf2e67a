package io.wildcatch.streams.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sufficient statistics of sightings that were folded away: nothing that the rules need of them is lost. Mutable, part of
 * one ledger.
 */
public final class Residue {

    /**
     * Evidence of one kind: since all of it decays at one rate, its sum at one time says it all.
     *
     * @param offering offering named, or null
     * @param kind kind of signal
     * @param intent intent named, or null
     * @param mass sum of decayed strengths at {@code at}
     * @param at time of the sum
     * @param last when the newest report in it was shown
     */
    public record Mass(
            @Nullable String offering,
            String kind,
            @Nullable Intent intent,
            double mass,
            long at,
            long last) {}

    /**
     * A source that has shown the account.
     *
     * @param offering offering named, or null
     * @param source source id
     * @param since first time
     * @param last last time
     */
    public record Shown(@Nullable String offering, String source, long since, long last) {}

    /**
     * A person who was seen.
     *
     * @param offering offering named, or null
     * @param person key of the person
     * @param last last time
     */
    public record Met(@Nullable String offering, long person, long last) {}

    private final List<Mass> masses = new ArrayList<>(0);
    private final List<Shown> shown = new ArrayList<>(0);
    private final List<Met> met = new ArrayList<>(0);

    public List<Mass> masses() {
        return masses;
    }

    public List<Shown> shown() {
        return shown;
    }

    public List<Met> met() {
        return met;
    }

    void absorb(Residue other) {
        masses.addAll(other.masses);
        shown.addAll(other.shown);
        other.met.forEach(this::keep);
    }

    /** @param halfLife of the kind, milliseconds */
    void fold(Sighting old, long halfLife, Collection<Pursuit> pursuits) {
        expose(old);
        if (old.person() != 0) {
            keep(new Met(old.offering(), old.person(), old.observedAt()));
        }
        if (old.isFirst()) {
            weigh(old, halfLife, pursuits);
        }
    }

    /** @param before no late report reaches back beyond that time */
    void forgetWhatIsOver(Collection<Pursuit> pursuits, long before) {
        masses.removeIf(row -> isOver(row, pursuits, before));
    }

    private void expose(Sighting old) {
        for (int i = 0; i < shown.size(); i++) {
            Shown row = shown.get(i);
            if (row.source().equals(old.source()) && Objects.equals(row.offering(), old.offering())) {
                long last = Math.max(row.last(), old.observedAt());
                shown.set(i, new Shown(row.offering(), row.source(), row.since(), last));
                return;
            }
        }
        shown.add(new Shown(old.offering(), old.source(), old.observedAt(), old.observedAt()));
    }

    private void keep(Met one) {
        long last = one.last();
        for (Met row : met) {
            boolean same = row.person() == one.person() && Objects.equals(row.offering(), one.offering());
            last = same ? Math.max(last, row.last()) : last;
        }
        met.removeIf(row -> row.person() == one.person() && Objects.equals(row.offering(), one.offering()));
        met.add(new Met(one.offering(), one.person(), last));
        if (met.size() > Ledger.PEOPLE) {
            met.remove(Collections.min(met, Comparator.comparingLong(Met::last)));
        }
    }

    private void weigh(Sighting old, long halfLife, Collection<Pursuit> pursuits) {
        for (int i = 0; i < masses.size(); i++) {
            Mass row = masses.get(i);
            if (row.kind().equals(old.kind())
                    && row.intent() == old.intent()
                    && Objects.equals(row.offering(), old.offering())
                    && !isParted(row, old, pursuits)) {
                masses.set(i, sum(row, old, halfLife));
                return;
            }
        }
        masses.add(
                new Mass(old.offering(), old.kind(), old.intent(), old.strength(), old.occurredAt(), old.observedAt()));
    }

    private static Mass sum(Mass row, Sighting old, long halfLife) {
        long at = Math.max(row.at(), old.occurredAt());
        double before = row.mass() * Score.decay(at - row.at(), halfLife);
        double more = old.strength() * Score.decay(at - old.occurredAt(), halfLife);
        // As in rule 2: a swarm of reports that name nobody counts as its strongest one.
        double mass = old.person() == 0 ? Math.max(before, more) : before + more;
        return new Mass(row.offering(), row.kind(), row.intent(), mass, at, Math.max(row.last(), old.observedAt()));
    }

    /** Whether an episode that the one counts for ended before the other was shown: then there is no sum of the two. */
    private static boolean isParted(Mass row, Sighting old, Collection<Pursuit> pursuits) {
        for (Pursuit pursuit : pursuits) {
            long episode = pursuit.episode();
            if (pursuit.isMeantBy(row.offering()) && (row.last() > episode) != (old.observedAt() > episode)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it counts for nothing any more, and no late report can bring back what it counted for. */
    private static boolean isOver(Mass row, Collection<Pursuit> pursuits, long before) {
        boolean over = false;
        for (Pursuit pursuit : pursuits) {
            if (pursuit.isMeantBy(row.offering())) {
                over = true;
                if (pursuit.episode() < row.last() || pursuit.episode() >= before) {
                    return false;
                }
            }
        }
        return over;
    }
}

package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Case.Cause;
import io.wildcatch.streams.domain.assignment.Answer;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of a ledger come up, and in which order. A report that comes late, but within the allowed lateness, takes
 * the ledger back to the moment at which it was shown; everything since is decided again in the order of event time, so
 * that the final state is the one that the right order would have given.
 */
public final class Docket {

    private final Policy policy;
    private final Grouping grouping;
    private final Function<String, OfferingTerms> offerings;
    private final Consumer<Case> desk;
    private final Consumer<Case> teller;
    /** Of a kind, milliseconds. */
    private final ToLongFunction<String> halfLife;

    /** A contact that is older can't matter any more, whatever comes late. */
    private final long remembered;

    /**
     * @param offerings terms of an offering by its id
     * @param desk takes a case through the stages
     * @param teller takes a case that was decided in a rehearsal to the world
     */
    public Docket(
            Policy policy, Function<String, OfferingTerms> offerings, Consumer<Case> desk, Consumer<Case> teller) {
        this.policy = policy;
        this.grouping = Grouping.of(policy);
        this.offerings = offerings;
        this.desk = desk;
        this.teller = teller;
        this.halfLife = kind -> policy.scoring().kind(kind).halfLife().toMillis();
        this.remembered =
                policy.pressure().longest().plus(policy.collapse().lateness()).toMillis();
    }

    /** Takes in one report. */
    public Fate observe(Ledger ledger, Dossier dossier, Sighting report, @Nullable SeenPerson person) {
        if (ledger.hasSeen(report)) {
            return Fate.DUPLICATE;
        }
        if (isLate(ledger, report)) {
            return Fate.LATE;
        }
        if (person != null) {
            ledger.meet(person);
        }
        boolean inOrder = report.observedAt() >= ledger.clock()
                && isLast(ledger, report)
                && !ledger.touchedSince(report.observedAt());
        return inOrder ? append(ledger, dossier, report) : insert(ledger, dossier, report);
    }

    /**
     * Takes in a contact, or a reply. What is decided at one moment knows all contacts up to that moment. One that comes
     * later than the allowed lateness is {@link Fate#LATE}: it counts against the budgets, but only from now on.
     */
    public Fate touch(Ledger ledger, Dossier dossier, Touch touch) {
        long clock = ledger.clock();
        if (touch.at() < clock - remembered || !ledger.insert(touch)) {
            return touch.at() < clock - remembered ? Fate.LATE : Fate.DUPLICATE;
        }
        boolean late = touch.at() < clock - policy.collapse().lateness().toMillis();
        if (touch.at() > clock || late) {
            advance(ledger, dossier, Math.max(clock, touch.at()));
            touched(ledger, dossier, ledger.clock(), false).forEach(this::run);
        } else {
            rewind(ledger, dossier, touch.at());
        }
        tidy(ledger);
        return late ? Fate.LATE : Fate.USED;
    }

    /**
     * Takes in who has an opportunity from now on.
     *
     * @param at event time; taken for the ledger's own when that is later
     */
    public void staff(Ledger ledger, Dossier dossier, long at, Answer answer) {
        advance(ledger, dossier, Math.max(at, ledger.clock()));
        Pursuit pursuit = ledger.pursuits().get(answer.offering());
        if (pursuit != null && pursuit.isOpen() && pursuit.turn() == answer.turn()) {
            Case matter = matter(ledger, dossier, pursuit, ledger.clock(), Cause.INPUT, false);
            matter.answered(answer);
            run(matter);
        }
    }

    /** Contacts move what somebody may be contacted about; the rest waits for evidence. */
    private List<Case> touched(Ledger ledger, Dossier dossier, long at, boolean rehearsal) {
        List<Case> cases = new ArrayList<>(0);
        for (Pursuit pursuit : ledger.pursuits().values()) {
            Lane lane = pursuit.lane();
            if (lane == Lane.HUMAN || lane == Lane.AUTOMATION || lane == Lane.SUPPRESSED) {
                cases.add(matter(ledger, dossier, pursuit, at, Cause.INPUT, rehearsal));
            }
        }
        return cases;
    }

    private boolean isLate(Ledger ledger, Sighting report) {
        long lateness = policy.collapse().lateness().toMillis();
        return report.observedAt() - report.occurredAt() > lateness || report.observedAt() < ledger.clock() - lateness;
    }

    private static boolean isLast(Ledger ledger, Sighting report) {
        List<Sighting> sightings = ledger.sightings();
        return sightings.isEmpty() || Sighting.ORDER.compare(sightings.get(sightings.size() - 1), report) <= 0;
    }

    private Fate append(Ledger ledger, Dossier dossier, Sighting report) {
        advance(ledger, dossier, report.observedAt());
        int index = ledger.insert(report);
        grouping.regroup(ledger, index);
        Fate fate = fate(ledger, index);
        decide(ledger, dossier, report, false);
        tidy(ledger);
        return fate;
    }

    private Fate insert(Ledger ledger, Dossier dossier, Sighting report) {
        int index = ledger.insert(report);
        grouping.regroup(ledger, index);
        Fate fate = fate(ledger, index);
        rewind(ledger, dossier, report.observedAt());
        tidy(ledger);
        return fate;
    }

    private static Fate fate(Ledger ledger, int index) {
        return ledger.sightings().get(index).isFirst() ? Fate.USED : Fate.DUPLICATE;
    }

    /** Fires the timers that are due up to {@code until}. */
    public void advance(Ledger ledger, Dossier dossier, long until) {
        timers(ledger, dossier, until, false, this::run);
        ledger.advanceTo(until);
    }

    /**
     * Looks at every open pursuit again, after what is known of the account changed.
     *
     * @param at event time at which that was learnt; taken for the ledger's own when that is later
     */
    public void review(Ledger ledger, Dossier dossier, long at) {
        review(ledger, dossier, at, false);
    }

    /**
     * The same after somebody has opted out who may have been named: whoever has an opportunity of the account is told of
     * the others.
     */
    public void revise(Ledger ledger, Dossier dossier, long at) {
        review(ledger, dossier, at, true);
    }

    private void review(Ledger ledger, Dossier dossier, long at, boolean anew) {
        if (ledger.pursuits().values().stream().noneMatch(Pursuit::isOpen)) {
            return;
        }
        advance(ledger, dossier, Math.max(at, ledger.clock()));
        for (Pursuit pursuit : List.copyOf(ledger.pursuits().values())) {
            if (pursuit.isOpen()) {
                Case matter = matter(ledger, dossier, pursuit, ledger.clock(), Cause.INPUT, false);
                if (anew) {
                    matter.tellAnew();
                }
                run(matter);
            }
        }
    }

    /**
     * Takes in a final verdict: it ends the episodes of one offering, or of all, that had begun by then. One that comes
     * late, but within the allowed lateness, ends them at its own time, and what came since is decided anew; one that is
     * told again ends nothing. A later one is {@link Fate#LATE}: it ends what had begun by its time, but only from now on.
     */
    public Fate close(Ledger ledger, Dossier dossier, long at, @Nullable String offering) {
        Ledger.Closing closing = new Ledger.Closing(at, offering);
        long clock = ledger.clock();
        if (ledger.hasEnded(at, offering)) {
            return Fate.DUPLICATE;
        }
        boolean late = at < clock - policy.collapse().lateness().toMillis();
        if (late) {
            closeLate(ledger, dossier, closing);
        } else if (at >= clock) {
            advance(ledger, dossier, at);
            ledger.closings().add(closing);
            close(ledger, dossier, offering, at, Cause.VERDICT, false, this::run);
        } else {
            ledger.closings().add(closing);
            grouping.regroup(ledger, ledger.countBefore(at));
            rewind(ledger, dossier, at);
        }
        tidy(ledger);
        return late ? Fate.LATE : Fate.USED;
    }

    private void closeLate(Ledger ledger, Dossier dossier, Ledger.Closing closing) {
        for (Pursuit pursuit : List.copyOf(ledger.pursuits().values())) {
            boolean open = pursuit.isOpen() && closing.concerns(pursuit.offering());
            if (open
                    && matter(ledger, dossier, pursuit, closing.at(), Cause.REVIEW, false)
                            .hasBegun()) {
                ledger.closings().add(new Ledger.Closing(ledger.clock(), pursuit.offering()));
                run(matter(ledger, dossier, pursuit, ledger.clock(), Cause.VERDICT, false));
            }
        }
    }

    /** The pursuits that a verdict at the present is about; what nobody pursues yet is one too. */
    public List<Case> concerned(Ledger ledger, Dossier dossier, long at, @Nullable String offering) {
        List<Case> cases = new ArrayList<>(1);
        if (offering != null) {
            Pursuit known = ledger.pursuits().get(offering);
            Pursuit pursuit = known == null ? new Pursuit(offering) : known;
            cases.add(matter(ledger, dossier, pursuit, at, Cause.LESSON, false));
        } else {
            for (Pursuit pursuit : ledger.pursuits().values()) {
                if (pursuit.isOpen()) {
                    cases.add(matter(ledger, dossier, pursuit, at, Cause.LESSON, false));
                }
            }
        }
        return cases;
    }

    /**
     * The company goes by another home: its opportunities end here, and are decided anew there. The ledger's clock stays: the
     * time of this partition makes no report late at another.
     *
     * @param at event time at which that was learnt; taken for the ledger's own when that is later
     */
    public void leave(Ledger ledger, Dossier dossier, long at) {
        long present = Math.max(at, ledger.clock());
        timers(ledger, dossier, present, false, this::run);
        Map<Pursuit, Long> episodes = new LinkedHashMap<>();
        ledger.pursuits().values().forEach(pursuit -> episodes.put(pursuit, pursuit.episode()));
        close(ledger, dossier, null, present, Cause.MERGED, false, this::run);
        episodes.forEach(Pursuit::depart);
    }

    /**
     * Takes over what another home has gathered of the same company.
     *
     * @param at event time at which it came; taken for the ledgers' own when that is later
     */
    public void absorb(Ledger ledger, Dossier dossier, Ledger other, long at) {
        advance(ledger, dossier, Math.max(at, ledger.clock()));
        ledger.absorb(other);
        for (Pursuit pursuit : ledger.pursuits().values()) {
            // What a verdict at either home has ended is over at both.
            long ended = ledger.lastClosing(pursuit.offering());
            if (ended > pursuit.episode()) {
                if (pursuit.isOpen()) {
                    run(matter(ledger, dossier, pursuit, ledger.clock(), Cause.MERGED, false));
                }
                pursuit.resume(ended);
            }
        }
        grouping.regroup(ledger, 0);
        Set<String> offerings = new TreeSet<>(ledger.pursuits().keySet());
        ledger.sightings().stream()
                .map(report ->
                        report.offering() == null ? policy.defaultOffering().id() : report.offering())
                .forEach(offerings::add);
        boolean named = offerings.stream()
                .anyMatch(id -> !id.equals(policy.defaultOffering().id()));
        for (String offering : offerings) {
            Pursuit pursuit = ledger.pursuit(offering);
            boolean general = named && offering.equals(policy.defaultOffering().id());
            Cause cause = general ? Cause.SUPERSEDED : Cause.INPUT;
            run(matter(ledger, dossier, pursuit, ledger.clock(), cause, false));
        }
        tidy(ledger);
    }

    private void close(
            Ledger ledger,
            Dossier dossier,
            @Nullable String offering,
            long at,
            Cause cause,
            boolean rehearsal,
            Consumer<Case> runner) {
        for (Pursuit pursuit : List.copyOf(ledger.pursuits().values())) {
            if (pursuit.isOpen() && (offering == null || offering.equals(pursuit.offering()))) {
                runner.accept(matter(ledger, dossier, pursuit, at, cause, rehearsal));
            }
        }
    }

    private void run(Case matter) {
        desk.accept(matter);
    }

    private void decide(Ledger ledger, Dossier dossier, Sighting report, boolean rehearsal) {
        for (Case matter : arising(ledger, dossier, report, rehearsal)) {
            run(matter);
        }
    }

    /** The pursuits that a report moves: that of the offering it names, else every open one, else the general one. */
    private List<Case> arising(Ledger ledger, Dossier dossier, Sighting report, boolean rehearsal) {
        List<Case> cases = new ArrayList<>(2);
        String general = policy.defaultOffering().id();
        long at = report.observedAt();
        if (report.offering() != null) {
            Pursuit open = ledger.pursuits().get(general);
            if (open != null && open.isOpen() && !report.offering().equals(general)) {
                cases.add(matter(ledger, dossier, open, at, Cause.SUPERSEDED, rehearsal));
            }
            cases.add(matter(ledger, dossier, ledger.pursuit(report.offering()), at, Cause.INPUT, rehearsal));
            return cases;
        }
        for (Pursuit pursuit : ledger.pursuits().values()) {
            if (pursuit.isOpen() && !pursuit.offering().equals(general)) {
                cases.add(matter(ledger, dossier, pursuit, at, Cause.INPUT, rehearsal));
            }
        }
        if (cases.isEmpty()) {
            cases.add(matter(ledger, dossier, ledger.pursuit(general), at, Cause.INPUT, rehearsal));
        }
        return cases;
    }

    private void rewind(Ledger ledger, Dossier dossier, long from) {
        Map<String, Case> decided = new LinkedHashMap<>();
        Consumer<Case> rehearse = matter -> {
            run(matter);
            if (matter.changed()) {
                decided.put(matter.pursuit().offering(), matter);
            }
        };
        long now = ledger.clock();
        Set<String> begun = new TreeSet<>();
        for (Pursuit pursuit : ledger.pursuits().values()) {
            if (pursuit.isWithSellers()) {
                begun.add(pursuit.offering());
            }
            pursuit.rewind(from);
            Case asItWas = matter(ledger, dossier, pursuit, from - 1, Cause.REVIEW, true);
            run(asItWas);
            decided.put(pursuit.offering(), asItWas);
        }
        for (Moment moment : since(ledger, dossier, from, rehearse)) {
            timers(ledger, dossier, moment.at(), true, rehearse);
            moment.replay().run();
        }
        timers(ledger, dossier, now, true, rehearse);
        decided.forEach((offering, matter) -> {
            matter.resume(begun.contains(offering));
            teller.accept(matter);
        });
        ledger.advanceTo(from);
    }

    /** Something that came in from outside, to be gone through again. */
    private record Moment(long at, Runnable replay) {}

    /** In the order of time; at the same moment reports come first, then endings, then contacts. */
    private List<Moment> since(Ledger ledger, Dossier dossier, long from, Consumer<Case> rehearse) {
        List<Moment> moments = new ArrayList<>();
        for (Sighting report : ledger.sightings()) {
            if (report.observedAt() >= from) {
                moments.add(new Moment(
                        report.observedAt(),
                        () -> arising(ledger, dossier, report, true).forEach(rehearse)));
            }
        }
        for (Ledger.Closing closing : ledger.closings()) {
            if (closing.at() >= from) {
                moments.add(new Moment(
                        closing.at(),
                        () -> close(ledger, dossier, closing.offering(), closing.at(), Cause.VERDICT, true, rehearse)));
            }
        }
        ledger.touches().stream()
                .mapToLong(Touch::at)
                .filter(at -> at >= from)
                .distinct()
                .forEach(at -> moments.add(
                        new Moment(at, () -> touched(ledger, dossier, at, true).forEach(rehearse))));
        moments.sort(Comparator.comparingLong(Moment::at));
        return moments;
    }

    private void timers(Ledger ledger, Dossier dossier, long until, boolean rehearsal, Consumer<Case> runner) {
        Pursuit next = nextDue(ledger, until);
        while (next != null) {
            long due = next.due();
            runner.accept(matter(ledger, dossier, next, due, Cause.TIMER, rehearsal));
            if (next.due() <= due) {
                throw new IllegalStateException("timer of " + next.offering() + " stands still at " + due);
            }
            next = nextDue(ledger, until);
        }
    }

    private static @Nullable Pursuit nextDue(Ledger ledger, long until) {
        Pursuit next = null;
        for (Pursuit pursuit : ledger.pursuits().values()) {
            if (pursuit.due() <= until && (next == null || pursuit.due() < next.due())) {
                next = pursuit;
            }
        }
        return next;
    }

    private Case matter(Ledger ledger, Dossier dossier, Pursuit pursuit, long time, Cause cause, boolean rehearsal) {
        return new Case(policy, ledger, pursuit, dossier, offerings.apply(pursuit.offering()), time, cause, rehearsal);
    }

    private void tidy(Ledger ledger) {
        long lateness = policy.collapse().lateness().toMillis();
        long clock = ledger.clock();
        // What is shown at the earliest may have happened a whole lateness before that.
        ledger.fade(clock - 2 * lateness - policy.collapse().sameFact().toMillis());
        ledger.fold(
                clock - policy.routing().expiry().toMillis() - lateness,
                clock - policy.collapse().corrections().toMillis(),
                halfLife);
        ledger.forgetTouchesBefore(clock - remembered);
        ledger.traces().forgetBefore(clock - policy.collapse().corrections().toMillis());
        ledger.forgetClosingsBefore(
                clock - lateness - policy.collapse().sameFact().toMillis());
        for (Pursuit pursuit : ledger.pursuits().values()) {
            pursuit.trim(clock - lateness);
        }
    }
}

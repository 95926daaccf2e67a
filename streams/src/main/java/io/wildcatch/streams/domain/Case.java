package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.assignment.Answer;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pursuit at one moment, on its way through gauge, score, route and brief. Each stage adds what it found.
 */
public final class Case {

    /**
     * What a seller found.
     *
     * @param buying whether there was a project; null: not told
     * @param rivals whether rivals were there; null: not told
     */
    public record Finding(
            @Nullable Boolean buying, @Nullable Boolean rivals) {}

    /** Why the pursuit is looked at. */
    public enum Cause {
        /** A signal, or reference data, came in. */
        INPUT,
        /** Time alone. */
        TIMER,
        /** Only the next due time is wanted, nothing is decided. */
        REVIEW,
        /** The episode was ended by a verdict. */
        VERDICT,
        /** An offering was named: what was general belongs to it now. */
        SUPERSEDED,
        /** The account has another identity now. */
        MERGED,
        /** Nothing is decided: something is learnt of it. */
        LESSON
    }

    private final Policy policy;
    private final Ledger ledger;
    private final Pursuit pursuit;
    private final Dossier dossier;
    private final OfferingTerms offering;
    private final long time;
    private final Cause cause;
    private final boolean rehearsal;
    private final long episode;
    private final List<Sighting> events = new ArrayList<>();
    private final List<Sighting> reports = new ArrayList<>();
    /** The same, source by source, in the order in which these showed it first. */
    private final List<List<Sighting>> bySource = new ArrayList<>(4);

    private final List<Sighting> elsewhere = new ArrayList<>(0);
    private final Set<Long> shown = new TreeSet<>();
    private @Nullable Acquaintances acquaintances;
    private @Nullable Set<Long> people;
    private @Nullable Gauge gauge;
    private @Nullable Score score;
    private Weights learnt = Weights.NONE;
    private boolean changed;
    private boolean candidate;
    private boolean resumed;
    private boolean toldAnew;
    private @Nullable Finding finding;
    private @Nullable Answer answer;

    /**
     * @param policy decides the whole case, whichever is in force when it is through
     * @param rehearsal decided again on the way to the present: only the last state is told
     */
    public Case(
            Policy policy,
            Ledger ledger,
            Pursuit pursuit,
            Dossier dossier,
            OfferingTerms offering,
            long time,
            Cause cause,
            boolean rehearsal) {
        this(policy, ledger, pursuit, dossier, offering, time, cause, rehearsal, pursuit.episode());
    }

    private Case(
            Policy policy,
            Ledger ledger,
            Pursuit pursuit,
            Dossier dossier,
            OfferingTerms offering,
            long time,
            Cause cause,
            boolean rehearsal,
            long episode) {
        this.policy = policy;
        this.ledger = ledger;
        this.pursuit = pursuit;
        this.dossier = dossier;
        this.offering = offering;
        this.time = time;
        this.cause = cause;
        this.rehearsal = rehearsal;
        this.episode = episode;
        collect();
        remember();
    }

    private void collect() {
        List<Sighting> sightings = ledger.sightings();
        for (int i = 0; i < sightings.size() && sightings.get(i).observedAt() <= time; i++) {
            Sighting sighting = sightings.get(i);
            if (sighting.observedAt() > episode && !sighting.concerns(pursuit.offering())) {
                if (sighting.isFirst()) {
                    elsewhere.add(sighting);
                }
            } else if (sighting.observedAt() > episode) {
                reports.add(sighting);
                of(sighting.source()).add(sighting);
                if (sighting.isFirst()) {
                    events.add(sighting);
                }
                if (sighting.person() != 0) {
                    shown.add(sighting.person());
                }
            }
        }
    }

    /** Who was seen by reports that were folded away. */
    private void remember() {
        for (Residue.Met row : ledger.residue().met()) {
            if (row.last() > episode && row.last() <= time && pursuit.isMeantBy(row.offering())) {
                shown.add(row.person());
            }
        }
    }

    /** Every report comes through here; those of one source mostly have its very name. */
    @SuppressWarnings("ReferenceEquality")
    private List<Sighting> of(String source) {
        for (int i = 0; i < bySource.size(); i++) {
            if (bySource.get(i).get(0).source() == source) {
                return bySource.get(i);
            }
        }
        for (int i = 0; i < bySource.size(); i++) {
            if (bySource.get(i).get(0).source().equals(source)) {
                return bySource.get(i);
            }
        }
        List<Sighting> first = new ArrayList<>(4);
        bySource.add(first);
        return first;
    }

    /** The same pursuit as it was at an earlier time, as far as the ledger still tells. */
    public Case asOf(long earlier) {
        return new Case(policy, ledger, pursuit, dossier, offering, earlier, Cause.LESSON, false, episode);
    }

    public @Nullable Finding finding() {
        return finding;
    }

    public void found(Finding what) {
        finding = what;
    }

    /** The seller for it, if it is looked at because of that. */
    @Nullable
    Answer answer() {
        return answer;
    }

    void answered(Answer by) {
        answer = by;
    }

    public Policy policy() {
        return policy;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Pursuit pursuit() {
        return pursuit;
    }

    public Dossier dossier() {
        return dossier;
    }

    public OfferingTerms offering() {
        return offering;
    }

    public long time() {
        return time;
    }

    public Cause cause() {
        return cause;
    }

    public boolean rehearsal() {
        return rehearsal;
    }

    /** First reports of the episode's events: the evidence. */
    public List<Sighting> events() {
        return events;
    }

    /** All reports of the episode: the visibility. */
    public List<Sighting> reports() {
        return reports;
    }

    /** First reports, since the episode began, of events about other offerings. */
    public List<Sighting> elsewhere() {
        return elsewhere;
    }

    /** Keys of the people seen in the episode, each person once. */
    public Set<Long> people() {
        if (people == null) {
            people = shown.size() < 2 ? shown : acquaintances().keys();
        }
        return people;
    }

    /** Who is who at the account. */
    public Acquaintances acquaintances() {
        if (acquaintances == null) {
            acquaintances = new Acquaintances(ledger, dossier, shown);
        }
        return acquaintances;
    }

    /** Evidence of the episode that was folded away. */
    public List<Residue.Mass> masses() {
        if (ledger.residue().masses().isEmpty()) {
            return List.of();
        }
        List<Residue.Mass> masses = new ArrayList<>();
        for (Residue.Mass row : ledger.residue().masses()) {
            if (row.last() > episode && pursuit.isMeantBy(row.offering())) {
                masses.add(row);
            }
        }
        return masses;
    }

    /** Whether anything of the episode was there by then, as far as the ledger still tells. */
    boolean hasBegun() {
        return !reports.isEmpty()
                || ledger.residue().shown().stream()
                        .anyMatch(row ->
                                row.since() <= time && row.last() > episode && pursuit.isMeantBy(row.offering()));
    }

    /** Whether what was a lead without an offering turned out, just now, to be about this one. */
    boolean takesOverLead() {
        Pursuit general = ledger.pursuits().get(policy.defaultOffering().id());
        return general != null && general != pursuit && general.handsOverLead(time);
    }

    /** Latest time at which the account was shown. */
    public long lastReport() {
        return reports.isEmpty()
                ? pursuit.episode()
                : reports.get(reports.size() - 1).observedAt();
    }

    /**
     * Whether a source shows the account for the first time in the episode just now. All that come at this moment are asked,
     * so that it doesn't matter which of them came in last.
     */
    boolean isNewlyExposed() {
        return cause == Cause.INPUT
                && bySource.stream()
                        .map(shown -> shown.get(0))
                        .anyMatch(debut -> debut.observedAt() == time && !hasShown(debut.source()));
    }

    /** Whether a source has shown the account in the episode by reports that were folded away. */
    private boolean hasShown(String source) {
        return ledger.residue().shown().stream()
                .anyMatch(row ->
                        row.source().equals(source) && row.last() > episode && pursuit.isMeantBy(row.offering()));
    }

    /**
     * Every source that has shown the account in the episode and not too long ago, with what may have told of a project.
     * How old a report is counts up to the newest one, so that between reports nothing but time moves what rivals know.
     */
    public List<Exposure> exposures(Function<String, SourceTerms> sources, Relevance relevance) {
        long from = Math.max(episode, lastReport() - relevance.memory());
        List<Residue.Shown> folded = ledger.residue().shown().isEmpty()
                ? List.of()
                : ledger.residue().shown().stream()
                        .filter(row -> row.last() > from)
                        .filter(row -> pursuit.isMeantBy(row.offering()))
                        .toList();
        return new Showing(bySource, folded, from, sources).exposures(relevance, lastReport());
    }

    public Gauge gauge() {
        if (gauge == null) {
            throw new IllegalStateException("not gauged yet");
        }
        return gauge;
    }

    public void gauged(Gauge result) {
        gauge = result;
    }

    public Score score() {
        if (score == null) {
            throw new IllegalStateException("not scored yet");
        }
        return score;
    }

    public void scored(Score result) {
        scored(result, Weights.NONE);
    }

    /** @param weights what was learnt of the weights of evidence, as the score used it */
    public void scored(Score result, Weights weights) {
        score = result;
        learnt = weights;
    }

    Weights learnt() {
        return learnt;
    }

    /** Whether it could have gone to a seller to learn. */
    public boolean candidate() {
        return candidate;
    }

    void nominate() {
        candidate = true;
    }

    /** When E[R] crosses {@code limit} if nothing else happens; null: never. */
    @Nullable
    Long blueUntil(double limit) {
        return gauge().crossing(limit, time);
    }

    /** Whether sellers had it before late news took the ledger back, so that it is no new contact to them. */
    public boolean resumed() {
        return resumed;
    }

    void resume(boolean known) {
        resumed = known;
    }

    /** Whether somebody may have been named who opted out since, so that it is told again without them. */
    boolean isToldAnew() {
        return toldAnew;
    }

    void tellAnew() {
        toldAnew = true;
    }

    /** Whether the stage route changed the lane or the seller. */
    public boolean changed() {
        return changed;
    }

    void change() {
        changed = true;
    }
}

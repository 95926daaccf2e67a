package io.wildcatch.local.console.view;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.event.Touch;
import io.wildcatch.event.UnresolvedSignal;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.console.view.Counts.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The console's picture of everything. One thread brings it up to date, any may look at it; what it hands out doesn't
 * change any more.
 */
public final class View {

    /** No source is called this. */
    private static final String UNREAD = "";

    private final Opportunities opportunities;
    private final LaneMap<String, Opportunity> briefings;
    private final Directory directory;
    private final Timelines timelines;
    private final SourceBoard sources = new SourceBoard();
    private final Map<String, MarketCoverage> coverage = new TreeMap<>();
    private final Counts counts = new Counts();
    private final SignalFates fates;

    public View(ViewLimits limits) {
        this.opportunities = new Opportunities(limits.opportunities());
        this.briefings = new LaneMap<>(limits.opportunities());
        this.directory = new Directory(limits.accounts());
        this.timelines = new Timelines(limits.timelines(), limits.timelineEvents());
        this.fates = new SignalFates(counts, limits.signals());
    }

    synchronized void decided(Decision decision) {
        opportunities.decided(decision);
        Opportunity briefing = briefings.get(decision.getOpportunityId());
        if (briefing != null) {
            briefings.put(decision.getOpportunityId(), decision.getLane(), briefing);
        }
        counts.decided(decision.getLane(), decision.getAt());
        fates.told(decision.getSignals(), decision.getSources(), Stage.USED);
        fates.told(decision.getDuplicates(), decision.getSources(), Stage.DUPLICATES);
        happened(decision.getAccountId(), new TimelineEvent(decision.getAt(), "decision", decision));
    }

    /** The same opportunity may come by several topics: the newest tells most. */
    synchronized void briefed(Opportunity briefing) {
        Opportunity former = briefings.get(briefing.getOpportunityId());
        if (former == null || !briefing.getAt().isBefore(former.getAt())) {
            briefings.put(briefing.getOpportunityId(), briefing.getLane(), briefing);
        }
        if (briefing.getAccount() != null) {
            directory.heard(briefing.getAccountId(), briefing.getAccount());
        }
    }

    synchronized void account(String id, @Nullable Account account) {
        directory.account(id, account);
    }

    synchronized void person(String id, @Nullable Person person) {
        directory.person(id, person);
    }

    synchronized void source(String id, @Nullable Source source) {
        sources.source(id, source);
    }

    synchronized void reach(String sourceId, Instant at, @Nullable SourceReach reach) {
        sources.learnt(sourceId, at, reach);
    }

    synchronized void coverage(String segment, @Nullable MarketCoverage estimate) {
        if (estimate == null) {
            coverage.remove(segment);
        } else {
            coverage.put(segment, estimate);
        }
    }

    synchronized void touched(Touch touch) {
        happened(touch.getAccountId(), new TimelineEvent(touch.getAt(), "touch", touch));
    }

    synchronized void judged(Verdict verdict) {
        happened(verdict.getAccountId(), new TimelineEvent(verdict.getAt(), "verdict", verdict));
    }

    /** Whom somebody has told of something is of more interest than who waits for more reports. */
    private void happened(String accountId, TimelineEvent event) {
        timelines.add(accountId, opportunities.bestLane(accountId).orElse(Lane.AUTOMATION), event);
    }

    /**
     * A signal has come.
     *
     * @param signal null: one that can't be read
     * @param place where it is in its topic
     */
    synchronized void signal(@Nullable Signal signal, String place, Instant at) {
        if (signal == null) {
            fates.came(UNREAD, place, at);
        } else {
            fates.came(signal.getSource(), signal.getId(), at);
        }
    }

    /**
     * A signal was rejected.
     *
     * @param signal null: one that can't be read
     * @param place where it was in its topic; null when nobody knows
     */
    synchronized void rejected(@Nullable Signal signal, @Nullable String place, Instant at) {
        if (signal != null) {
            told(signal, Stage.REJECTED);
        } else if (place != null) {
            fates.told(List.of(place), List.of(UNREAD), Stage.REJECTED);
        } else {
            counts.passed(Stage.REJECTED, at, 1);
        }
    }

    synchronized void unresolved(UnresolvedSignal unresolved) {
        told(unresolved.getSignal(), Stage.UNRESOLVED);
    }

    private void told(Signal signal, Stage stage) {
        fates.told(List.of(signal.getId()), List.of(signal.getSource()), stage);
    }

    /** The newest opportunities that are wanted. */
    public synchronized List<Lead> newest(Predicate<Decision> wanted, int limit) {
        return opportunities.newest(wanted, limit).stream().map(this::lead).toList();
    }

    /** A decision with what is known of its account now. */
    public synchronized Lead lead(Decision decision) {
        Opportunity briefing = briefings.get(decision.getOpportunityId());
        Account account = briefing != null && briefing.getAccount() != null
                ? briefing.getAccount()
                : directory.account(decision.getAccountId()).orElse(null);
        return new Lead(
                present(decision, briefing),
                account,
                people(decision, briefing),
                briefing == null ? List.of() : briefing.getEvidence());
    }

    /** Whoever has it may have been told since of somebody else to contact, which is no new decision. */
    private static Decision present(Decision decision, @Nullable Opportunity briefing) {
        if (briefing == null
                || briefing.getLane() != decision.getLane()
                || !briefing.getAt().isAfter(decision.getAt())) {
            return decision;
        }
        Decision present = new Decision();
        for (Schema.Field field : Decision.SCHEMA$.getFields()) {
            present.put(field.pos(), briefing.get(field.name()));
        }
        return present;
    }

    /** Who opted out after the briefing was sent is left out as well. */
    private List<Person> people(Decision decision, @Nullable Opportunity briefing) {
        return briefing == null || briefing.getPeople().isEmpty()
                ? directory.people(decision.getAccountId())
                : briefing.getPeople().stream()
                        .filter(person -> directory.mayShow(person.getId()))
                        .toList();
    }

    /** Everything about one account; empty when nothing is known. */
    public synchronized Optional<Dossier> dossier(String accountId) {
        List<Lead> leads = opportunities.of(accountId).stream().map(this::lead).toList();
        Account account = directory.account(accountId).orElse(null);
        Dossier dossier = new Dossier(accountId, account, directory.people(accountId), leads, timelines.of(accountId));
        return dossier.isEmpty() ? Optional.empty() : Optional.of(dossier);
    }

    public synchronized Funnel funnel(Instant from, Instant to) {
        return new Funnel(
                counts.passed(Stage.SIGNALS, from, to),
                counts.passed(Stage.REJECTED, from, to),
                counts.passed(Stage.UNRESOLVED, from, to),
                counts.passed(Stage.USED, from, to),
                counts.passed(Stage.DUPLICATES, from, to),
                counts.passed(Stage.UNDECIDED, from, to),
                counts.decided(from, to),
                opportunities.lanes());
    }

    public synchronized List<SourceStanding> sources() {
        Map<String, Integer> shown = new TreeMap<>();
        Map<String, Integer> shownToHumans = new TreeMap<>();
        opportunities
                .all()
                .forEach(decision -> decision.getSources().forEach(source -> {
                    shown.merge(source, 1, Integer::sum);
                    shownToHumans.merge(source, decision.getLane() == Lane.HUMAN ? 1 : 0, Integer::sum);
                }));
        return sources.standings().stream()
                .map(standing -> SourceStanding.of(
                        standing, shown.getOrDefault(standing.id(), 0), shownToHumans.getOrDefault(standing.id(), 0)))
                .toList();
    }

    /** How many opportunities each seller has in hand now; those with none left, too, as long as one is remembered. */
    public synchronized Map<String, Integer> sellers() {
        Map<String, Integer> inHand = new TreeMap<>();
        opportunities
                .all()
                .filter(decision -> decision.getSellerId() != null)
                .forEach(decision -> inHand.merge(
                        String.valueOf(decision.getSellerId()),
                        decision.getLane() == Lane.HUMAN ? 1 : 0,
                        Integer::sum));
        return inHand;
    }

    public synchronized List<MarketCoverage> coverage() {
        return List.copyOf(coverage.values());
    }

    public synchronized Map<Lane, Integer> lanes() {
        return opportunities.lanes();
    }

    public synchronized int accounts() {
        return directory.accounts();
    }
}

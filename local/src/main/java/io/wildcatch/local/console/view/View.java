package io.wildcatch.local.console.view;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.console.view.Counts.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The console's picture of everything. One thread brings it up to date, any may look at it; what it hands out doesn't
 * change any more.
 */
public final class View {

    private final Opportunities opportunities;
    private final Map<String, Opportunity> briefings;
    private final Directory directory;
    private final Timelines timelines;
    private final SourceBoard sources = new SourceBoard();
    private final Map<String, MarketCoverage> coverage = new TreeMap<>();
    private final Counts counts = new Counts();

    public View(ViewLimits limits) {
        this.opportunities = new Opportunities(limits.opportunities());
        this.briefings = new BoundedMap<>(limits.opportunities());
        this.directory = new Directory(limits.accounts());
        this.timelines = new Timelines(limits.timelines(), limits.timelineEvents());
    }

    synchronized void decided(Decision decision) {
        opportunities.decided(decision);
        counts.decided(decision.getLane(), decision.getAt());
        timelines.add(decision.getAccountId(), new TimelineEvent(decision.getAt(), "decision", decision));
    }

    /** The same opportunity may come by several topics: the newest tells most. */
    synchronized void briefed(Opportunity briefing) {
        briefings.merge(
                briefing.getOpportunityId(),
                briefing,
                (former, latter) -> latter.getAt().isBefore(former.getAt()) ? former : latter);
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
        timelines.add(touch.getAccountId(), new TimelineEvent(touch.getAt(), "touch", touch));
    }

    synchronized void judged(Verdict verdict) {
        timelines.add(verdict.getAccountId(), new TimelineEvent(verdict.getAt(), "verdict", verdict));
    }

    synchronized void passed(Stage stage, Instant at) {
        counts.passed(stage, at);
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
                decision, account, people(decision, briefing), briefing == null ? List.of() : briefing.getEvidence());
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
        List<Decision> moved = opportunities
                .all()
                .filter(decision ->
                        !decision.getAt().isBefore(from) && decision.getAt().isBefore(to))
                .toList();
        return new Funnel(
                counts.passed(Stage.SIGNALS, from, to),
                counts.passed(Stage.REJECTED, from, to),
                counts.passed(Stage.UNRESOLVED, from, to),
                moved.stream()
                        .mapToLong(decision -> decision.getSignals().size())
                        .sum(),
                moved.stream()
                        .mapToLong(decision -> decision.getDuplicates().size())
                        .sum(),
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

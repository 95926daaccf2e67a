package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Decision.Basis;
import io.wildcatch.streams.domain.Pursuit.Published;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rule 16: what the world is told of a case, and why. */
public final class Briefing {

    /** Lists in a decision name the newest of what there is, up to this number. */
    static final int LISTED = 50;

    private final Policy policy;
    private final Reasoning reasoning;
    private final Radar radar;
    private final BuyingGroup.Finder groups;
    private final Adviser adviser;

    /** @param holidays on which nobody is contacted */
    public Briefing(Policy policy, Holidays holidays) {
        this.policy = policy;
        this.reasoning = Reasoning.of(policy);
        this.radar = Radar.of(policy);
        this.groups = BuyingGroup.Finder.of(policy);
        this.adviser = new Adviser(policy, holidays);
    }

    /**
     * What is to be told of a routed case: nothing when the world knows already; the end of the opportunity under the
     * account's former id first, when the account goes by another one now.
     */
    public List<Decision> brief(Case matter, String accountId) {
        if (matter.pursuit().isPending()) {
            return List.of();
        }
        Transition current = matter.pursuit().present();
        Published told = matter.pursuit().published();
        boolean open = told != null && !told.lane().isFinal();
        if (current == null) {
            return told != null && open ? List.of(end(matter, told, Rule.SUPERSEDED, 0)) : List.of();
        }
        String id = matter.pursuit().opportunityId(accountId, current.episode());
        if (told != null && told.isOf(id)) {
            return isKnown(told, current) ? List.of() : List.of(decision(matter, current, id, accountId, told.lane()));
        }
        List<Decision> decisions = new ArrayList<>(2);
        if (told != null && open) {
            decisions.add(end(matter, told, Rule.MERGED, current.episode()));
        }
        // What was over before it had a seller was told to nobody; that it was there is told at its end.
        Published formerly = matter.pursuit().formerly();
        Published before = formerly != null && formerly.isOf(id) ? formerly : null;
        boolean toTell = before == null
                ? !current.lane().isFinal() || current.lane() == Lane.EXPIRED
                : !isKnown(before, current);
        if (toTell) {
            boolean renamed = told != null && open && !told.accountId().equals(accountId);
            Transition present = renamed ? from(matter.time(), current) : current;
            decisions.add(decision(matter, present, id, accountId, before == null ? null : before.lane()));
        }
        return decisions;
    }

    /**
     * What whoever has an opportunity is told again because somebody it named has opted out: the same lane and seller, so
     * that it is no new decision.
     *
     * @return null when nothing is to be told
     */
    public @Nullable Decision briefAnew(Case matter, String accountId) {
        Transition current = matter.pursuit().current();
        Published told = matter.pursuit().published();
        if (!matter.isToldAnew() || told == null || current == null || told.lane() != current.lane()) {
            return null;
        }
        boolean inHand = told.lane() == Lane.HUMAN || told.lane() == Lane.AUTOMATION;
        if (!inHand || !told.isOf(matter.pursuit().opportunityId(accountId, current.episode()))) {
            return null;
        }
        Transition present = new Transition(
                matter.time(), told.lane(), current.rule(), current.episode(), told.seller(), current.condition());
        return decision(matter, present, told.opportunityId(), accountId, told.lane());
    }

    private static boolean isKnown(Published told, Transition current) {
        return told.lane() == current.lane() && Objects.equals(told.seller(), current.seller());
    }

    /** The opportunity under another account's id begins when that became known. */
    private static Transition from(long time, Transition current) {
        return new Transition(
                Math.max(time, current.at()),
                current.lane(),
                current.rule(),
                current.episode(),
                current.seller(),
                current.condition());
    }

    /** The end of an opportunity that is none any more, or goes by another id. */
    private Decision end(Case matter, Published told, Rule rule, long episode) {
        Transition end = new Transition(matter.time(), Lane.CLOSED, rule, episode, null);
        return decision(matter, end, told.opportunityId(), told.accountId(), told.lane());
    }

    private Decision decision(Case matter, Transition current, String id, String accountId, @Nullable Lane previous) {
        Score score = matter.score();
        Worth worth = Worth.of(matter, policy.routing());
        Estimate rivals = matter.gauge().estimate(matter.time());
        Long blueUntil = radar.blueUntil(matter);
        Advice advice = adviser.advise(matter, current.lane(), id, blueUntil);
        Lists lists = lists(matter);
        return new Decision(
                current.at(),
                id,
                accountId,
                matter.pursuit().offering(),
                score.intent(),
                current.lane(),
                previous,
                current.rule(),
                score.probability(),
                rivals,
                worth.chance(),
                worth.value(),
                worth.freshness(),
                blueUntil,
                current.seller(),
                takeUpBy(matter, current),
                advice,
                newest(lists.signals),
                List.copyOf(lists.sources),
                newest(lists.duplicates),
                groups.find(matter, advice.contact()),
                reasoning.explain(matter, current, rivals, worth, blueUntil, advice),
                basis(matter));
    }

    private static @Nullable Long takeUpBy(Case matter, Transition current) {
        Placement placement = current.seller() == null ? null : matter.pursuit().placement();
        return placement == null || placement.deadline() == Pursuit.NEVER ? null : placement.deadline();
    }

    private static Basis basis(Case matter) {
        Score score = matter.score();
        return new Basis(
                score.epoch(),
                matter.offering().rivals(),
                matter.offering().mid(),
                score.bias(),
                score.deviation(),
                score.factors(),
                matter.gauge().exposures());
    }

    private static final class Lists {
        final List<String> signals = new ArrayList<>();
        final List<String> duplicates = new ArrayList<>();
        final TreeSet<String> sources = new TreeSet<>();
    }

    private static Lists lists(Case matter) {
        Lists lists = new Lists();
        for (Sighting report : matter.reports()) {
            (report.isFirst() ? lists.signals : lists.duplicates).add(report.id());
            lists.sources.add(report.source());
        }
        return lists;
    }

    private static List<String> newest(List<String> ids) {
        return List.copyOf(ids.subList(Math.max(0, ids.size() - LISTED), ids.size()));
    }
}

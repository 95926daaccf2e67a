package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import io.wildcatch.streams.domain.policy.RoutingRules;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules 6 to 9, 13 and 14: which lane an opportunity takes. Order matters: who must not be contacted is never contacted; a
 * customer at risk is never hidden; commodities go to machines; then users' own conditions decide where one holds; what
 * rivals see is kept away from sellers; the rest goes to a seller when it is a lead, and ripens until then. A few of
 * those kept back go to sellers to learn.
 */
public final class Router {

    private final RoutingRules routing;
    private final Radar radar;
    private final Commodities commodities;
    private final Customers customers;
    private final Predicate<Case> ripe;
    private final Curiosity curiosity;
    private final double floor;
    private final Permission permission;
    private final Conditions conditions;

    public Router(Policy policy) {
        routing = policy.routing();
        radar = Radar.of(policy);
        commodities = Commodities.of(policy);
        customers = Customers.of(policy);
        ripe = policy.holds(PolicyRule.RIPENING) ? new Ripening(policy)::isRipe : matter -> false;
        curiosity = Curiosity.of(policy);
        floor = policy.scoring().floor();
        permission = Permission.of(policy);
        conditions = new Conditions(policy);
    }

    private record Choice(Lane lane, Rule rule, @Nullable String condition) {

        Choice(Lane lane, Rule rule) {
            this(lane, rule, null);
        }

        static Choice of(Condition condition) {
            return new Choice(Lane.valueOf(condition.lane().name()), Rule.CONDITION, condition.name());
        }
    }

    /** Decides the lane of a gauged and scored case, and when to look at it again. */
    public void route(Case matter) {
        switch (matter.cause()) {
            case VERDICT -> close(matter, Rule.VERDICT);
            case SUPERSEDED -> close(matter, Rule.SUPERSEDED);
            case MERGED -> close(matter, Rule.MERGED);
            case INPUT, TIMER -> decide(matter);
            case REVIEW, LESSON -> {}
        }
        matter.pursuit().due(nextDue(matter));
    }

    private static void close(Case matter, Rule rule) {
        if (matter.pursuit().isOpen()) {
            enter(matter, new Choice(Lane.CLOSED, rule));
        }
    }

    private void decide(Case matter) {
        if (matter.pursuit().isOpen() && matter.time() >= expiry(matter)) {
            enter(matter, new Choice(Lane.EXPIRED, Rule.EXPIRED));
        } else if (matter.pursuit().isOpen() || !matter.events().isEmpty()) {
            // A further report of what an earlier episode was about opens none.
            enter(matter, permitted(matter, choose(matter)));
            if (matter.pursuit().leadAt() == 0 && isLead(matter)) {
                matter.pursuit().leadAt(matter.time());
            }
        }
    }

    /**
     * Consent stops everybody. The budgets stop machines at any time, and sellers before they begin: a conversation
     * that a seller has begun is theirs, and only its next moment is put off.
     */
    private Choice permitted(Case matter, Choice choice) {
        if (choice.lane() != Lane.HUMAN && choice.lane() != Lane.AUTOMATION) {
            return choice;
        }
        Leave leave = permission.ask(matter);
        boolean begun = choice.lane() == Lane.HUMAN && matter.pursuit().isWithPeople();
        if (leave instanceof Leave.Granted || (begun && leave instanceof Leave.Stopped)) {
            return choice;
        }
        if (matter.pursuit().lane() != Lane.HUMAN && choice.rule() == Rule.EXPLORATION) {
            // What was only to be explored deserves no other lane when it can't be.
            return exploit(matter);
        }
        return new Choice(Lane.SUPPRESSED, leave instanceof Leave.Stopped stopped ? stopped.rule() : Rule.CONSENT);
    }

    private Choice choose(Case matter) {
        if (matter.pursuit().lane() == Lane.HUMAN && isExplored(matter)) {
            return new Choice(Lane.HUMAN, Rule.EXPLORATION);
        }
        Choice choice = exploit(matter);
        boolean kept = choice.lane() == Lane.HELD || choice.lane() == Lane.CONTESTED;
        if (kept
                && choice.rule() != Rule.CONDITION
                && !isTold(matter)
                // Nothing is learnt by sending commodities to people.
                && !commodities.isSmall(matter)
                && curiosity.isCandidate(matter)) {
            matter.nominate();
            return curiosity.isTaken(matter) ? new Choice(Lane.HUMAN, Rule.EXPLORATION) : choice;
        }
        return choice;
    }

    /** What a seller had once isn't unknown. */
    private static boolean isTold(Case matter) {
        return matter.pursuit().lane() == Lane.HUMAN;
    }

    private Choice exploit(Case matter) {
        boolean lead = isLead(matter);
        boolean atRisk = customers.atRisk(matter);
        boolean small = commodities.isSmall(matter);
        if (lead && atRisk && !small) {
            return new Choice(Lane.HUMAN, Rule.CUSTOMER_AT_RISK);
        }
        // What is small in any case is the machines', whatever users' conditions say.
        Condition own = lead && small ? null : conditions.first(matter, small);
        if (own != null) {
            return Choice.of(own);
        }
        if (lead && commodities.isCommodity(matter)) {
            return new Choice(Lane.AUTOMATION, Rule.COMMODITY);
        }
        if (!atRisk && radar.shows(matter)) {
            return new Choice(Lane.CONTESTED, isByTime(matter) ? Rule.BLUE_WINDOW_CLOSED : Rule.CONTESTED);
        }
        if (lead) {
            boolean renewal = matter.score().intent() == Intent.REPURCHASE;
            return new Choice(Lane.HUMAN, renewal ? Rule.RENEWAL : Rule.UNDER_THE_RADAR);
        }
        if (!commodities.isCommodity(matter) && ripe.test(matter)) {
            return new Choice(Lane.HUMAN, Rule.RIPE_EARLY);
        }
        return new Choice(Lane.HELD, curiosity.held(matter));
    }

    private boolean isByTime(Case matter) {
        Lane lane = matter.pursuit().lane();
        boolean crossed = lane == Lane.SUPPRESSED && radar.shows(matter.gauge().expectedRivals(matter.time()));
        return matter.cause() == Case.Cause.TIMER && (lane == Lane.HUMAN || crossed);
    }

    /**
     * Once a lead, always a lead: while it fades, or once it is known what it is about, nobody takes an opportunity out of a
     * seller's hands.
     */
    private boolean isLead(Case matter) {
        Lane lane = matter.pursuit().lane();
        return matter.score().probability() >= floor
                || matter.score().handRaise()
                || Pursuit.isOfLeads(lane)
                || matter.takesOverLead();
    }

    private static void enter(Case matter, Choice choice) {
        Pursuit pursuit = matter.pursuit();
        String seller = choice.lane() == Lane.HUMAN ? matter.dossier().ownerId() : null;
        Transition current = pursuit.isOpen() ? pursuit.current() : null;
        if (current == null || current.lane() != choice.lane() || !Objects.equals(current.seller(), seller)) {
            pursuit.enter(new Transition(
                    matter.time(), choice.lane(), choice.rule(), pursuit.episode(), seller, choice.condition()));
            matter.change();
        }
    }

    private static boolean isExplored(Case matter) {
        Transition current = matter.pursuit().current();
        return current != null && current.rule() == Rule.EXPLORATION;
    }

    private long expiry(Case matter) {
        return matter.lastReport() + routing.expiry().toMillis();
    }

    private long nextDue(Case matter) {
        if (!matter.pursuit().isOpen()) {
            return Pursuit.NEVER;
        }
        long due = expiry(matter);
        boolean stopped = matter.pursuit().lane() == Lane.SUPPRESSED;
        if (stopped && permission.ask(matter) instanceof Leave.Stopped until) {
            due = Math.min(due, until.until());
        }
        boolean demotable = stopped || (matter.pursuit().lane() == Lane.HUMAN && !isExplored(matter));
        @Nullable Long crossing = demotable && !customers.atRisk(matter) ? radar.blueUntil(matter) : null;
        if (crossing == null || isKeptInSight(matter, crossing)) {
            return due;
        }
        // What is stopped though rivals see it isn't hidden for that: a commodity, or what a condition says.
        return stopped && crossing <= matter.time() ? due : Math.min(due, crossing);
    }

    /** What a condition leaves with sellers though rivals see it needs no timer for the moment when they began to. */
    private boolean isKeptInSight(Case matter, long crossing) {
        Condition own = crossing > matter.time() ? null : conditions.first(matter, commodities.isSmall(matter));
        return own != null && own.lane() == Condition.Target.HUMAN;
    }
}

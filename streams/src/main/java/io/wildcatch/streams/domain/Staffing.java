package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.assignment.Answer;
import io.wildcatch.streams.domain.assignment.Grounds;
import io.wildcatch.streams.domain.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Rule 10, on the side of an account: when an opportunity asks for a seller, what the answer means, when it goes to the
 * next one, and when its seller has room again.
 */
public final class Staffing implements Seating {

    /** Of what is asked for. */
    public enum Kind {
        /** A seller. */
        SELLER,
        /** The next one. */
        NEXT,
        /** Another place in the queue. */
        VALUE,
        /** Nothing any more. */
        NONE
    }

    /**
     * What is asked of where sellers are assigned.
     *
     * @param turn number of the wish
     * @param value expected, EUR
     * @param told whether it was told without a seller already
     */
    public record Call(Kind kind, int turn, double value, boolean told) {}

    /** What waits is told again when its value has changed by more than this share. */
    private static final double NOTEWORTHY = 0.1;

    private final Policy policy;
    private final Radar radar;

    public Staffing(Policy policy) {
        this.policy = policy;
        this.radar = Radar.of(policy);
    }

    @Override
    public @Nullable Call attend(Case matter, boolean staffed) {
        Pursuit pursuit = matter.pursuit();
        Call call = wanted(pursuit) ? hold(matter, staffed) : leave(matter);
        Placement held = pursuit.placement();
        if (held != null && held.deadline() > matter.time()) {
            pursuit.due(Math.min(pursuit.due(), held.deadline()));
        }
        return call;
    }

    private static boolean wanted(Pursuit pursuit) {
        return pursuit.lane() == Lane.HUMAN;
    }

    private @Nullable Call hold(Case matter, boolean staffed) {
        Pursuit pursuit = matter.pursuit();
        Placement held = pursuit.placement();
        if (held == null || held.episode() != pursuit.episode()) {
            return ask(matter, staffed);
        }
        Answer answer = matter.answer();
        if (answer != null && answer.turn() == pursuit.turn()) {
            accept(matter, held, answer);
            return null;
        }
        if (held.isSeated() && !held.takenUp() && isTakenUp(matter.ledger(), held)) {
            pursuit.place(held.begun());
        } else if (held.isSeated() && matter.time() >= held.deadline()) {
            pursuit.place(held.stays());
            return new Call(Kind.NEXT, pursuit.nextTurn(), 0, false);
        }
        return held.grounds() == Grounds.CAPACITY ? appraise(matter, held) : null;
    }

    private Call ask(Case matter, boolean staffed) {
        Pursuit pursuit = matter.pursuit();
        double value = value(matter);
        Placement asked = Placement.asked(pursuit.episode(), matter.time(), value);
        pursuit.place(staffed ? asked : asked.undeclared());
        return new Call(Kind.SELLER, pursuit.nextTurn(), value, !staffed);
    }

    private @Nullable Call appraise(Case matter, Placement held) {
        double value = value(matter);
        if (Math.abs(value - held.value()) <= NOTEWORTHY * held.value()) {
            return null;
        }
        matter.pursuit().place(held.worth(value));
        return new Call(Kind.VALUE, matter.pursuit().turn(), value, false);
    }

    /** Who has begun a conversation goes on with it while rivals know; all else ends it. */
    private static @Nullable Call leave(Case matter) {
        Pursuit pursuit = matter.pursuit();
        Placement held = pursuit.placement();
        boolean goesOn = held != null
                && held.takenUp()
                && held.episode() == pursuit.episode()
                && pursuit.lane() == Lane.CONTESTED;
        if (held == null || goesOn) {
            return null;
        }
        pursuit.place(null);
        return new Call(Kind.NONE, pursuit.turn(), 0, false);
    }

    private void accept(Case matter, Placement held, Answer answer) {
        boolean same = answer.seller() != null && answer.seller().equals(held.seller());
        if (same && held.takenUp()) {
            return;
        }
        Long blueUntil = radar.blueUntil(matter);
        long at = same ? held.at() : matter.time();
        long deadline = answer.further() ? deadline(matter, blueUntil) : Pursuit.NEVER;
        Placement given = new Placement(
                held.episode(),
                at,
                same ? held.grounds() : answer.grounds(),
                answer.seller(),
                deadline,
                false,
                held.value());
        matter.pursuit().place(given.isSeated() && isTakenUp(matter.ledger(), given) ? given.begun() : given);
    }

    /** The fewer rivals are expected, the more is lost by waiting. */
    private long deadline(Case matter, @Nullable Long blueUntil) {
        long longest = policy.assignment().sla().toMillis();
        long shortest = policy.assignment().exclusiveSla().toMillis();
        double visible = Math.min(1, radar.visible(matter));
        long sla = matter.time() + shortest + Math.round(visible * (longest - shortest));
        return blueUntil == null || blueUntil <= matter.time() ? sla : Math.min(sla, blueUntil);
    }

    /** By a contact since then, or since the seller is talking to the account about something else already. */
    private static boolean isTakenUp(Ledger ledger, Placement held) {
        for (Touch touch : ledger.touches()) {
            if (!touch.inbound()
                    && touch.at() >= held.at()
                    && String.valueOf(held.seller()).equals(touch.by())) {
                return true;
            }
        }
        return ledger.pursuits().values().stream()
                .map(Pursuit::placement)
                .anyMatch(other -> other != null
                        && other.takenUp()
                        && String.valueOf(held.seller()).equals(other.seller()));
    }

    /** A seller said that they are at it. */
    public static void takenUp(Ledger ledger, String seller, @Nullable String offering) {
        for (Pursuit pursuit : ledger.pursuits().values()) {
            Placement held = pursuit.placement();
            boolean concerned = offering == null || offering.equals(pursuit.offering());
            if (concerned && held != null && seller.equals(held.seller())) {
                pursuit.place(held.begun());
            }
        }
    }

    private double value(Case matter) {
        return Worth.of(matter, policy.routing()).value();
    }
}

package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What differs between two replays where the ways of an opportunity part, and what differs most.
 *
 * <p>Mostly both decide at the same moment. So that factors can be compared, each is measured by the change that usually decides: probability in log-odds, rivals
 * in rivals, chance, freshness and basket in factors of e. What reads the same in both has moved nothing. If no number moved, it was the policy where both rules
 * hold numbers against its limits, and else the rule, the seller, the policy or the learning epoch, in that order.
 *
 * <p>Where only one of them decides and the other lets things be, it doesn't say what its numbers were at that moment;
 * then the lanes tell: between HELD and HUMAN or AUTOMATION lies the probability, before CONTESTED lie the rivals, and else the rule. Where
 * that number is the same in both, the limit it is held against must be another: the policy.
 *
 * @param mover what moved most: {@code probability}, {@code rivals}, {@code chance}, {@code freshness}, {@code basket},
 *     {@code rule}, {@code seller}, {@code policy}, {@code epoch} or {@code timing}
 * @param details every factor that differs, as text, the largest first
 */
record Factors(String mover, List<String> details) {

    private static final double NOTABLE = 0.02;
    private static final double SURE = 1e-6;
    /** What numbers and the policy's limits decide between them. */
    private static final Set<String> OF_LIMITS =
            Set.of("under-the-radar", "contested", "blue-window-closed", "ripening", "ripe-early", "commodity");

    private record Move(String name, double size, String detail) {}

    static Factors between(Decision a, Decision b) {
        List<Move> moves = new ArrayList<>();
        number(
                moves,
                "probability",
                logOdds(b.getProbability()) - logOdds(a.getProbability()),
                a.getProbability(),
                b.getProbability());
        double rivalsA = a.getExpectedRivals().getMean();
        double rivalsB = b.getExpectedRivals().getMean();
        number(moves, "rivals", rivalsB - rivalsA, rivalsA, rivalsB);
        ratio(moves, "chance", a.getWinProbability(), b.getWinProbability());
        ratio(moves, "freshness", a.getFreshness(), b.getFreshness());
        ratio(moves, "basket", basket(a), basket(b));
        moves.sort(Comparator.comparingDouble(Move::size).reversed());
        boolean limits = moves.isEmpty() && !a.getRule().equals(b.getRule()) && isOfLimits(a) && isOfLimits(b);
        text(moves, "rule", a.getRule(), b.getRule());
        text(moves, "seller", a.getSellerId(), b.getSellerId());
        text(moves, "policy", a.getPolicyVersion(), b.getPolicyVersion());
        text(moves, "epoch", Long.toString(a.getEpoch()), Long.toString(b.getEpoch()));
        text(moves, "timing", a.getAt().toString(), b.getAt().toString());
        String first = moves.isEmpty() ? "nothing" : moves.get(0).name();
        return new Factors(
                limits ? "policy" : first, moves.stream().map(Move::detail).toList());
    }

    private static boolean isOfLimits(Decision decision) {
        return OF_LIMITS.contains(decision.getRule());
    }

    /**
     * Where only one replay decides.
     *
     * @param side which one, {@code a} or {@code b}
     * @param made its decision
     * @param standing what was decided in the other one before, and still holds
     */
    static Factors alone(String side, Decision made, Decision standing) {
        List<String> details = new ArrayList<>();
        details.add("only %s decides: %s".formatted(side, numbers(made)));
        details.add("the other stays %s, decided %s: %s"
                .formatted(standing.getLane(), standing.getAt(), numbers(standing)));
        List<Move> moves = new ArrayList<>();
        Decision a = side.equals("a") ? made : standing;
        Decision b = side.equals("a") ? standing : made;
        text(moves, "policy", a.getPolicyVersion(), b.getPolicyVersion());
        moves.forEach(move -> details.add(move.detail()));
        String mover = between(made.getLane(), standing.getLane());
        return new Factors(isSame(mover, made, standing) ? "policy" : mover, details);
    }

    private static boolean isSame(String mover, Decision made, Decision standing) {
        return switch (mover) {
            case "probability" -> shown(made.getProbability()).equals(shown(standing.getProbability()));
            case "rivals" ->
                shown(made.getExpectedRivals().getMean())
                        .equals(shown(standing.getExpectedRivals().getMean()));
            default -> false;
        };
    }

    private static String between(Lane one, Lane other) {
        Set<Lane> lanes = EnumSet.of(one, other);
        if (lanes.contains(Lane.EXPIRED)) {
            return "timing";
        }
        if (lanes.contains(Lane.CONTESTED)) {
            return "rivals";
        }
        boolean released = lanes.contains(Lane.HUMAN) || lanes.contains(Lane.AUTOMATION);
        return released && lanes.contains(Lane.HELD) ? "probability" : "rule";
    }

    private static String numbers(Decision decision) {
        return String.format(
                Locale.ROOT,
                "%s by rule %s, probability %.2f, rivals %.2f",
                decision.getLane(),
                decision.getRule(),
                decision.getProbability(),
                decision.getExpectedRivals().getMean());
    }

    private static void number(List<Move> moves, String name, double size, double from, double to) {
        if (Math.abs(size) >= NOTABLE && !shown(from).equals(shown(to))) {
            moves.add(new Move(name, Math.abs(size), "%s %s -> %s".formatted(name, shown(from), shown(to))));
        }
    }

    private static void ratio(List<Move> moves, String name, double from, double to) {
        if (from > 0 && to > 0) {
            number(moves, name, Math.log(to / from), from, to);
        }
    }

    private static void text(List<Move> moves, String name, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            moves.add(new Move(name, 0, "%s %s -> %s".formatted(name, shown(from), shown(to))));
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String shown(Object value) {
        return Objects.toString(value, "none");
    }

    private static double logOdds(double probability) {
        double inside = Math.min(1 - SURE, Math.max(SURE, probability));
        return Math.log(inside / (1 - inside));
    }

    /** The value is the product of the others and the basket. */
    private static double basket(Decision decision) {
        double rest = decision.getProbability() * decision.getWinProbability() * decision.getFreshness();
        return rest > 0 ? decision.getExpectedValue() / rest : 0;
    }
}

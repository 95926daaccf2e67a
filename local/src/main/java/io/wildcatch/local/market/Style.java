package io.wildcatch.local.market;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a market is like: its sources, its offerings, who is up to what, and how that shows.
 *
 * @param name as {@code simulate --style} takes it
 * @param outlets its sources
 * @param items its offerings
 * @param shares who is up to what
 * @param rivalry how rivals find out
 * @param acts what companies of a role do in their episode, besides the background
 * @param unnoticed background, in sixty days, of most companies
 * @param noticed background, in sixty days, of the companies in the public eye
 * @param copies who tells again what a source showed first
 */
public record Style(
        String name,
        List<Outlet> outlets,
        List<Catalogue.Item> items,
        Shares shares,
        Rivalry rivalry,
        Map<Role, List<Act>> acts,
        List<Act> unnoticed,
        List<Act> noticed,
        Map<Outlet, List<Copy>> copies) {

    /** The usual market. */
    public static final Style PLAIN = PlainMarket.style();

    /** A market that is different on purpose, so that nothing is tuned to one only. */
    public static final Style CONTRARIAN = ContrarianMarket.style();

    /** A market as the rules suppose it: what goes wrong here isn't the market's fault. */
    public static final Style TEXTBOOK = TextbookMarket.style();

    private static final List<Style> ALL = List.of(PLAIN, CONTRARIAN, TEXTBOOK);

    /**
     * Shares from 0 to 1.
     *
     * @param buyers of all companies
     * @param silent of the buyers: nothing of them shows
     * @param quiet of the other buyers: shows hardly where rivals look
     * @param shoppers of those who don't buy
     * @param lookalikes of those who don't buy
     * @param publicEye companies that public feeds are full of
     * @param verdicts probability that a company of the role gets a verdict
     */
    record Shares(
            double buyers,
            double silent,
            double quiet,
            double shoppers,
            double lookalikes,
            double publicEye,
            Map<Role, Double> verdicts) {

        double verdict(Role role) {
            return verdicts.getOrDefault(role, 0.0);
        }
    }

    /**
     * How rivals find out.
     *
     * @param byAnyReport whether they follow up whatever they read of a company that is up to something; otherwise only
     *     what tells of that
     * @param spread how much more or less closely than others a rival may watch: 0.3 is 30 %
     */
    record Rivalry(boolean byAnyReport, double spread) {

        /** Some watch more closely, and nobody calls because of a headline about something else. */
        static final Rivalry USUAL = new Rivalry(false, 0.3);
    }

    /** A source that tells again what another showed first, within so many hours. */
    record Copy(Outlet outlet, double probability, int withinHours) {}

    /** @throws IllegalArgumentException when there is no such style */
    public static Style named(String name) {
        return ALL.stream()
                .filter(style -> style.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--style: expected one of "
                        + ALL.stream().map(Style::name).collect(Collectors.joining(", ")) + ", but got " + name));
    }

    /**
     * What a company does while it is up to nothing. Most are never written about; the few that are fill the public
     * feeds: most headlines, posts and notices are theirs.
     */
    List<Act> background(boolean inPublicEye) {
        return inPublicEye ? noticed : unnoticed;
    }

    List<Act> of(Role role) {
        return acts.getOrDefault(role, List.of());
    }

    List<Copy> copiesOf(Outlet outlet) {
        return copies.getOrDefault(outlet, List.of());
    }

    Catalogue.Item drawItem(Dice dice) {
        double at = dice.share();
        for (Catalogue.Item item : items) {
            at -= item.share();
            if (at < 0) {
                return item;
            }
        }
        return items.get(0);
    }

    Role drawRole(Dice dice, boolean customer) {
        if (dice.chance(shares.buyers())) {
            if (dice.chance(shares.silent())) {
                return Role.SILENT_BUYER;
            }
            return dice.chance(shares.quiet()) ? Role.QUIET_BUYER : Role.LOUD_BUYER;
        }
        if (customer && dice.chance(0.08)) {
            return Role.LEAVER;
        }
        double at = dice.share();
        if (at < shares.shoppers()) {
            return Role.SHOPPER;
        }
        return at < shares.shoppers() + shares.lookalikes() ? Role.LOOKALIKE : Role.BYSTANDER;
    }
}

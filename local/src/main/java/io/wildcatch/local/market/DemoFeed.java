package io.wildcatch.local.market;

import io.wildcatch.event.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What shows in a market right now: one signal after the other, without end. */
final class DemoFeed {

    /** How many companies of a kind are up to something from the start. */
    private static final int AT_ONCE = 8;

    private static final Duration LAG = Duration.ofSeconds(30);
    /** What a quiet buyer has done lately, so that there is something to see at once. */
    private static final List<Act> READY = List.of(
            new Act("COMPARISON", PlainMarket.SITE, 1, true, true, 0.9),
            new Act("CONTENT_DOWNLOAD", PlainMarket.SITE, 1, true, true, 0.8),
            new Act("WEB_VISIT", PlainMarket.SITE, 1, true, true, 0.7),
            new Act("MEETING", PlainMarket.FIELD, 1, true, true, 0.9),
            new Act("REFERRAL", PlainMarket.PARTNER, 1, true, true, 0.9));

    private final Dice dice;
    private final String run;
    private final Map<Role, List<Company>> byRole = new HashMap<>();
    private final Map<Integer, Reporter> reporters = new HashMap<>();

    DemoFeed(Market market, long seed, Instant startedAt) {
        this.dice = Dice.of(seed, "demo", startedAt.toEpochMilli());
        this.run = Long.toString(startedAt.toEpochMilli(), Character.MAX_RADIX) + "-";
        market.companies()
                .forEach(company -> byRole.computeIfAbsent(company.role(), role -> new ArrayList<>())
                        .add(company));
    }

    /** What was going on before anybody looked: some buyers are nearly there, quiet ones and loud ones. */
    List<Signal> burst(Instant now) {
        List<Signal> signals = new ArrayList<>();
        for (Company company : some(Role.QUIET_BUYER)) {
            Catalogue.Item item = item(company);
            for (Act act : READY) {
                addAll(signals, company, act, item, now);
            }
        }
        for (Role role : List.of(Role.LOUD_BUYER, Role.LEAVER, Role.SHOPPER, Role.LOOKALIKE)) {
            for (Company company : some(role)) {
                for (Act act : Style.PLAIN.of(role)) {
                    if (act.times() >= 0.5) {
                        addAll(signals, company, act, item(company), now);
                    }
                }
            }
        }
        return signals;
    }

    /** What shows next: mostly noise, now and then somebody who is up to something; and who copies it. */
    List<Signal> next(Instant now) {
        Role role = role();
        List<Company> companies = byRole.getOrDefault(role, byRole.getOrDefault(Role.BYSTANDER, List.of()));
        Company company = dice.pick(companies);
        List<Act> own = Style.PLAIN.of(company.role());
        boolean episodic = !own.isEmpty();
        List<Act> acts = episodic ? own : Style.PLAIN.background(company.inPublicEye());
        List<Signal> signals = new ArrayList<>();
        addAll(signals, company, weighted(acts), episodic ? item(company) : Style.PLAIN.drawItem(dice), now);
        return signals;
    }

    private Role role() {
        double at = dice.share();
        if (at < 0.55) {
            return Role.BYSTANDER;
        }
        if (at < 0.73) {
            return Role.SHOPPER;
        }
        return at < 0.86 ? Role.QUIET_BUYER : at < 0.97 ? Role.LOUD_BUYER : Role.LEAVER;
    }

    private Act weighted(List<Act> acts) {
        double at = dice.share() * acts.stream().mapToDouble(Act::times).sum();
        for (Act act : acts) {
            at -= act.times();
            if (at < 0) {
                return act;
            }
        }
        return acts.get(0);
    }

    private void addAll(List<Signal> signals, Company company, Act act, Catalogue.Item item, Instant now) {
        Reporter reporter = reporters.computeIfAbsent(company.index(), index -> new Reporter(company, dice, run));
        Instant at = now.minusMillis((long) (dice.share() * LAG.toMillis()));
        Report first = reporter.report(act, item, at, now, true);
        signals.add(first.signal());
        if (act.outlet().equals(PlainMarket.SURGE_ALPHA) && dice.chance(0.6)) {
            signals.add(reporter.again(first, PlainMarket.SURGE_BETA, now).signal());
        } else if (act.outlet().equals(PlainMarket.WIRE) && dice.chance(0.5)) {
            signals.add(reporter.again(first, PlainMarket.PRESS, now).signal());
        }
    }

    private List<Company> some(Role role) {
        List<Company> all = byRole.getOrDefault(role, List.of());
        return all.subList(0, Math.min(AT_ONCE, all.size()));
    }

    /** A company stays with what it is about. */
    private static Catalogue.Item item(Company company) {
        return Style.PLAIN.drawItem(Dice.of(company.index(), "demo item", 0));
    }
}

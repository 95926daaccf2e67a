package io.wildcatch.local.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each rival finds out about a company: once a source has shown what it is up to, a rival who watches that source
 * picks it up after a while. In most markets some rivals watch more closely than others; sources of one family reach the
 * same rivals.
 */
final class Rivals {

    private static final double MOST = 0.98;

    private final long seed;
    private final Style style;

    Rivals(MarketSettings settings) {
        this.seed = settings.seed();
        this.style = settings.style();
    }

    /** Times at which rivals arrive before the episode is decided, ascending. */
    List<Instant> arrivals(Story story) {
        List<Instant> arrivals = new ArrayList<>();
        story.episode().ifPresent(episode -> {
            Map<Outlet, Instant> shown = firstShown(story, episode);
            for (int rival = 0; rival < episode.item().rivals(); rival++) {
                Instant arrival = arrival(story.company(), episode, rival, shown);
                if (arrival.isBefore(episode.until())) {
                    arrivals.add(arrival);
                }
            }
        });
        Collections.sort(arrivals);
        return arrivals;
    }

    private Instant arrival(Company company, Episode episode, int rival, Map<Outlet, Instant> shown) {
        Instant earliest = Instant.MAX;
        for (Outlet outlet : style.outlets()) {
            Instant since = shown.get(outlet);
            if (since == null) {
                continue;
            }
            Dice dice = Dice.of(seed, "rival " + episode.item().id() + rival + outlet.family(), company.index());
            if (dice.chance(chance(outlet, episode.item(), rival))) {
                Instant found = since.plus(Duration.ofSeconds((long) (dice.exponential(outlet.pickupDays()) * 86_400)));
                earliest = found.isBefore(earliest) ? found : earliest;
            }
        }
        return earliest;
    }

    /**
     * Probability that a rival of the market sees what the source shows: the mean over its rivals, since some watch more
     * closely than others, weighted by how often each offering is bought.
     */
    double reach(Outlet outlet) {
        double sum = 0;
        double weight = 0;
        for (Catalogue.Item item : style.items()) {
            for (int rival = 0; rival < item.rivals(); rival++) {
                sum += item.share() * chance(outlet, item, rival) / item.rivals();
            }
            weight += item.share();
        }
        return sum / weight;
    }

    private double chance(Outlet outlet, Catalogue.Item item, int rival) {
        double spread = style.rivalry().spread();
        double attention =
                Dice.of(seed, "attention " + item.id() + outlet.family(), rival).between(1 - spread, 1 + spread);
        return Math.min(MOST, outlet.trueReach() * attention);
    }

    private Map<Outlet, Instant> firstShown(Story story, Episode episode) {
        Map<Outlet, Instant> first = new HashMap<>();
        for (Report report : story.reports()) {
            Instant at = Instant.ofEpochMilli(report.shownAt());
            if (report.episodic() || (style.rivalry().byAnyReport() && isRead(report, at, episode))) {
                first.merge(report.outlet(), at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return first;
    }

    /** While it lasts, and as far as it isn't about something else. */
    private static boolean isRead(Report report, Instant at, Episode episode) {
        String offering = report.signal().getOffering();
        return !at.isBefore(episode.from())
                && (offering == null || offering.equals(episode.item().id()));
    }
}

package io.wildcatch.local.market;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which a company is up to something.
 *
 * @param item what it is about
 * @param from when it begins; may lie before the history
 * @param until when it is decided; may lie behind the history
 */
record Episode(Catalogue.Item item, Instant from, Instant until) {

    /** Buyers take three weeks to two months, who only looks around, or like one of them, one to three weeks. */
    static Episode draw(MarketSettings settings, Company company, Dice dice) {
        double days = company.role() == Role.SHOPPER || company.role() == Role.LOOKALIKE
                ? dice.between(7, 21)
                : dice.between(21, 60);
        Duration length = seconds(days);
        Duration latestStart = Duration.ofDays(settings.days()).minus(seconds(days * 0.3));
        long span = Math.max(1, latestStart.plus(seconds(days * 0.5)).toSeconds());
        Instant from = settings.start().minus(seconds(days * 0.5)).plusSeconds((long) (dice.share() * span));
        return new Episode(settings.style().drawItem(dice), from, from.plus(length));
    }

    /** A moment in it; late ones crowd towards its end. */
    Instant moment(boolean late, Dice dice) {
        double share = late ? Math.sqrt(dice.between(0.3, 1)) : dice.share();
        return from.plusSeconds((long) (share * Duration.between(from, until).toSeconds()));
    }

    private static Duration seconds(double days) {
        return Duration.ofSeconds((long) (days * 86_400));
    }
}

package io.wildcatch.local.market;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sellers and machines did about a company, and what sellers found. A deal is won with one chance in one plus the
 * number of rivals that know.
 */
final class Aftermath {

    private static final String AUTOMATION = "automation";
    private static final Duration WEEK = Duration.ofDays(7);

    private final MarketSettings settings;
    private final Story story;
    private final List<Instant> rivals;
    private final Dice dice;

    Aftermath(MarketSettings settings, Story story, List<Instant> rivals) {
        this.settings = settings;
        this.story = story;
        this.rivals = rivals;
        this.dice = Dice.of(settings.seed(), "aftermath", story.company().index());
    }

    /** Six of ten buyers who showed get a verdict at the end, as do some who only looked around. */
    Optional<Verdict> verdict() {
        Role role = story.company().role();
        double probability = switch (role) {
            case QUIET_BUYER, LOUD_BUYER -> 0.6;
            case SILENT_BUYER -> 0.1;
            case SHOPPER -> 0.15;
            case LEAVER, BYSTANDER -> 0;
        };
        boolean given = dice.chance(probability);
        return story.episode()
                .filter(episode -> given && episode.until().isBefore(settings.end()))
                .map(episode -> verdict(episode, role));
    }

    private Verdict verdict(Episode episode, Role role) {
        int known = rivals.size();
        boolean won = role != Role.SILENT_BUYER && dice.chance(1.0 / (1 + known));
        boolean project = role != Role.SHOPPER && !dice.chance(0.05);
        return Verdict.newBuilder()
                .setAccountId(story.company().accountId())
                .setOffering(episode.item().id())
                .setAt(episode.until())
                .setOutcome(project ? won ? Outcome.WON : Outcome.LOST : Outcome.NO_PROJECT)
                .setRivals(presence(known))
                .setSellerId(seller())
                .setNote(null)
                .build();
    }

    private RivalPresence presence(int known) {
        if (dice.chance(0.1)) {
            return RivalPresence.UNKNOWN;
        }
        return known > 0 ? RivalPresence.PRESENT : RivalPresence.ABSENT;
    }

    /** A newsletter on four Tuesdays to some, calls to some of those who are up to something; few answer. */
    List<Touch> touches() {
        List<Touch> touches = new ArrayList<>();
        if (!story.company().inCrm()) {
            return touches;
        }
        if (dice.chance(0.04)) {
            Instant first = settings.start().plus(Duration.ofDays(1)).plus(Duration.ofHours(9));
            for (int i = 0; i < 4; i++) {
                touch(touches, first.plus(WEEK.multipliedBy(i)), AUTOMATION, Channel.EMAIL, Direction.OUT);
            }
        }
        story.episode().filter(episode -> dice.chance(0.3)).ifPresent(episode -> call(touches, episode));
        return touches;
    }

    private void call(List<Touch> touches, Episode episode) {
        Instant at = episode.moment(false, dice);
        touch(touches, at, seller(), Channel.PHONE, Direction.OUT);
        if (dice.chance(story.company().role().buys() ? 0.3 : 0.03)) {
            touch(touches, at.plus(Duration.ofHours(20)), seller(), Channel.EMAIL, Direction.IN);
        }
    }

    private void touch(List<Touch> touches, Instant at, String by, Channel channel, Direction direction) {
        if (at.isBefore(settings.start()) || !at.isBefore(settings.end())) {
            return;
        }
        touches.add(Touch.newBuilder()
                .setAccountId(story.company().accountId())
                .setPersonId(story.company().people().get(0).id())
                .setAt(at)
                .setChannel(channel)
                .setBy(by)
                .setDirection(direction)
                .build());
    }

    private String seller() {
        String owner = story.company().ownerId();
        return owner != null ? owner : Catalogue.sellerId(story.company().index() % Catalogue.sellerCount());
    }
}

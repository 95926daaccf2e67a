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

/**
 * What sellers and machines did about a company, and what sellers found. A deal is won with one chance in one plus the
 * number of rivals that know.
 */
final class Aftermath {

    private static final String AUTOMATION = "automation";
    /** How many of those with a project tell on the way. */
    private static final double EARLY = 0.3;
    /** How many customers who were about to leave stay. */
    private static final double STAYS = 0.4;
    /** How many of those with a project are taken for none. */
    private static final double MISTAKEN = 0.05;

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

    /**
     * What sellers found: at the end of an episode, now and then on the way as well, and with a few of those who are up
     * to nothing.
     */
    List<Verdict> verdicts() {
        Role role = story.company().role();
        boolean given = dice.chance(settings.style().shares().verdict(role));
        boolean early = dice.chance(EARLY);
        List<Verdict> verdicts = new ArrayList<>();
        story.episode().ifPresent(episode -> {
            if (early && role.hasProject() && role != Role.SILENT_BUYER) {
                add(verdicts, open(episode));
            }
            if (given) {
                add(verdicts, last(episode, role));
            }
        });
        if (given && story.episode().isEmpty() && !story.reports().isEmpty()) {
            add(verdicts, inVain());
        }
        return verdicts;
    }

    private void add(List<Verdict> verdicts, Verdict verdict) {
        if (!verdict.getAt().isBefore(settings.start()) && verdict.getAt().isBefore(settings.end())) {
            verdicts.add(verdict);
        }
    }

    private Verdict last(Episode episode, Role role) {
        double chance = role == Role.LEAVER ? STAYS : 1.0 / (1 + rivals.size());
        boolean won = role != Role.SILENT_BUYER && dice.chance(chance);
        boolean project = role.hasProject() && !dice.chance(MISTAKEN);
        Outcome outcome = project ? won ? Outcome.WON : Outcome.LOST : Outcome.NO_PROJECT;
        return verdict(episode.item().id(), episode.until(), outcome, presence(rivals.size()));
    }

    /** A conversation that goes on: who else is there shows already. */
    private Verdict open(Episode episode) {
        Instant at = episode.moment(true, dice);
        int known =
                (int) rivals.stream().filter(arrival -> !arrival.isAfter(at)).count();
        return verdict(episode.item().id(), at, Outcome.OPEN, presence(known));
    }

    /** A seller followed a hunch. */
    private Verdict inVain() {
        Instant at = settings.start().plusSeconds((long) (dice.share() * settings.days() * 86_400));
        String offering = settings.style().drawItem(dice).id();
        return verdict(offering, at, Outcome.NO_PROJECT, RivalPresence.UNKNOWN);
    }

    private Verdict verdict(String offering, Instant at, Outcome outcome, RivalPresence presence) {
        return Verdict.newBuilder()
                .setAccountId(story.company().accountId())
                .setOffering(offering)
                .setAt(at)
                .setOutcome(outcome)
                .setRivals(presence)
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

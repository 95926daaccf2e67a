package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Records that nobody ever published, in the shape of a feed, with everything in them that feeds get wrong. */
public final class MadeFeed {

    /**
     * A record and what has to come of it.
     *
     * @param signals how many
     * @param accounts how many
     * @param reason why it is rejected; empty when it isn't
     */
    public record Made(JsonNode record, int signals, int accounts, String reason) {}

    /** One way in which records of a feed look, given a number of their own. */
    interface Look {
        JsonNode of(int number, Random random);
    }

    private record Kind(Look look, int signals, int accounts, String reason) {}

    private final String feed;
    private final List<Kind> kinds = new ArrayList<>();

    MadeFeed(String feed) {
        this.feed = feed;
    }

    MadeFeed signals(int signals, Look look) {
        kinds.add(new Kind(look, signals, 0, ""));
        return this;
    }

    MadeFeed account(Look look) {
        kinds.add(new Kind(look, 0, 1, ""));
        return this;
    }

    MadeFeed rejected(String reason, Look look) {
        kinds.add(new Kind(look, 0, 0, reason));
        return this;
    }

    public String feed() {
        return feed;
    }

    /** So many records, each look at least once, the rest by chance; the same for the same seed. */
    public List<Made> records(int count, long seed) {
        Random random = new Random(seed);
        List<Made> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Kind kind = kinds.get(i <= kinds.size() ? i - 1 : random.nextInt(kinds.size()));
            all.add(new Made(kind.look.of(i, random), kind.signals, kind.accounts, kind.reason));
        }
        return all;
    }
}

package io.wildcatch.connectors.verdicts;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Rounds.News;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through a system's changes as a source's task does, and is restarted where a test wants it. */
public final class RoundsDriver {

    private final ChangeFeed feed;
    private final InstantSource clock;
    private final Duration overlap;
    private final Duration memory;
    private final Instant start;
    private Rounds rounds;
    private final Map<Integer, Map<String, String>> offsets = new HashMap<>();

    /** @param start what happened before isn't told */
    public RoundsDriver(ChangeFeed feed, InstantSource clock, Duration overlap, Duration memory, Instant start) {
        this.feed = feed;
        this.clock = clock;
        this.overlap = overlap;
        this.memory = memory;
        this.start = start;
        this.rounds = Rounds.start(feed, clock, overlap, memory, start);
    }

    /** What is new, to the end of the round. */
    public List<Finding> round() throws NoAnswerException, InterruptedException {
        List<Finding> found = new ArrayList<>();
        do {
            found.addAll(page(Integer.MAX_VALUE));
        } while (!rounds.isBetweenRounds());
        return found;
    }

    /** What is new on the next page, of which so many are written before anything happens. */
    public List<Finding> page(int written) throws NoAnswerException, InterruptedException {
        List<Finding> found = new ArrayList<>();
        for (News news : rounds.next()) {
            if (found.size() < written) {
                found.add(news.finding());
                offsets.put(news.part(), news.offset());
            }
        }
        return found;
    }

    /** It goes on with the offsets of what was written last. */
    public void restart() {
        rounds = offsets.isEmpty()
                ? Rounds.start(feed, clock, overlap, memory, start)
                : Rounds.resume(feed, clock, overlap, memory, offsets.values());
    }

    /** Findings that are older than what is known to have been told. */
    public long tooOld() {
        return rounds.tooOld();
    }

    /** Records that lacked what it takes. */
    public long skipped() {
        return rounds.skipped();
    }
}

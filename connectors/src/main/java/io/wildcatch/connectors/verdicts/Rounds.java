package io.wildcatch.connectors.verdicts;

import io.wildcatch.connectors.crm.NoAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what changed, round after round, page after page. A round starts a little before the last change that
 * was seen, since systems show some changes late and those of one moment in no order; what was told before is known
 * again. So nothing is missed or told twice where pages or rounds meet, nor after a restart in the middle.
 */
final class Rounds {

    static final String FROM = "from";
    static final String TOLD = "told";
    static final String PAGE = "page";
    static final String BEGAN = "began";
    static final String LATEST = "latest";
    static final String NUMBER = "number";

    /**
     * Something new, and what to know at the next start once it is written.
     *
     * @param part in which part of what was told it stands, from 0 on; each part has offsets of its own
     * @param offset that part, and where to go on
     */
    record News(Finding finding, int part, Map<String, String> offset) {}

    private final ChangeFeed feed;
    private final InstantSource clock;
    private final Duration overlap;
    private final Duration memory;
    private Instant from;
    private Remembered told;
    private @Nullable String page;
    private @Nullable Instant latest;
    private Instant began;
    private long skipped;
    private long number;

    private Rounds(
            ChangeFeed feed, InstantSource clock, Duration overlap, Duration memory, Instant from, Remembered told) {
        this.feed = feed;
        this.clock = clock;
        this.began = clock.instant();
        this.overlap = overlap;
        this.memory = memory;
        this.from = from;
        this.told = told;
    }

    /**
     * @param clock about the same as the system's; overlap makes up for a difference
     * @param overlap how late the system may show a change
     * @param memory how long before its change a finding may have happened however many there are, when the system tells
     *     both; older ones are told as long as all that was told since they happened is remembered
     * @param start what happened before isn't told
     */
    static Rounds start(ChangeFeed feed, InstantSource clock, Duration overlap, Duration memory, Instant start) {
        return new Rounds(feed, clock, overlap, memory, start, new Remembered(start));
    }

    /** @param offsets of the last news that was written of each part, or what was written before there were parts; not empty */
    static Rounds resume(
            ChangeFeed feed,
            InstantSource clock,
            Duration overlap,
            Duration memory,
            Collection<? extends Map<String, ?>> offsets) {
        Map<String, ?> last = Collections.max(offsets, Comparator.comparingLong(Rounds::number));
        Remembered told = Remembered.decode(
                offsets.stream().map(offset -> String.valueOf(offset.get(TOLD))).toList());
        Rounds rounds = new Rounds(feed, clock, overlap, memory, Instant.parse(String.valueOf(last.get(FROM))), told);
        rounds.number = number(last);
        if (last.get(PAGE) instanceof String page) {
            rounds.page = page;
            rounds.began = Instant.parse(String.valueOf(last.get(BEGAN)));
            rounds.latest = last.get(LATEST) instanceof String latest ? Instant.parse(latest) : null;
        }
        return rounds;
    }

    private static long number(Map<String, ?> offset) {
        return offset.get(NUMBER) instanceof String number ? Long.parseLong(number) : 0;
    }

    /** What is new on the next page; often nothing. */
    List<News> next() throws NoAnswerException, InterruptedException {
        if (page == null) {
            began = clock.instant();
        }
        Page read = feed.read(from, page);
        skipped += read.skipped();
        List<News> news = new ArrayList<>();
        for (Finding finding : read.findings()) {
            if (told.isNew(finding)) {
                int part = Remembered.part(finding);
                news.add(new News(finding, part, offset(part)));
            }
        }
        note(read);
        return news;
    }

    /** Whether the last page ended a round. */
    boolean isBetweenRounds() {
        return page == null;
    }

    /** Records that lacked what it takes, since the start. */
    long skipped() {
        return skipped;
    }

    /** Findings that weren't told for their age, since the start: told already, or entered very late. */
    long tooOld() {
        return told.tooOld();
    }

    /** The page is the one that is being read: what else is on it hasn't been written yet. */
    private Map<String, String> offset(int part) {
        Map<String, String> offset =
                new HashMap<>(Map.of(FROM, from.toString(), TOLD, told.encode(part), NUMBER, Long.toString(++number)));
        if (page != null) {
            offset.put(PAGE, page);
            offset.put(BEGAN, began.toString());
        }
        if (latest != null) {
            offset.put(LATEST, latest.toString());
        }
        return Map.copyOf(offset);
    }

    private void note(Page read) {
        if (read.latest() != null && (latest == null || read.latest().isAfter(latest))) {
            latest = read.latest();
        }
        told.forgetOldest();
        page = read.next();
        if (page == null && latest != null) {
            // A round may take long: what was shown late behind its back is as old as its beginning.
            Instant next = earlier(latest, began).minus(overlap);
            from = next.isAfter(from) ? next : from;
            told.endRound(from.minus(memory));
            latest = null;
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

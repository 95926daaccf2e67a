package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.opendata.Reply.Answered;
import io.wildcatch.connectors.opendata.Reply.Later;
import io.wildcatch.connectors.opendata.Reply.Refused;
import io.wildcatch.connectors.opendata.Reply.Unchanged;
import io.wildcatch.connectors.source.Deliveries;
import io.wildcatch.connectors.source.Delivery;
import io.wildcatch.connectors.source.Origin;
import io.wildcatch.connectors.source.SourceCounters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the days of a feed from the cursor to today, then once more after a while. One call makes at most one
 * request, and nothing has changed when it throws.
 */
final class DailyReader {

    private static final Logger LOG = LoggerFactory.getLogger(DailyReader.class);
    /** Offsets name the records of a slice one by one, so that none may be large. */
    private static final int SLICE = 100;

    private static final int MOST_RESTARTS = 3;

    private final String feed;
    private final DailyApi api;
    private final FeedMapper mapper;
    private final PoliteClient client;
    private final Deliveries deliveries;
    private final SourceCounters counters;
    private final Cursor cursor;
    private final int overlapDays;
    private final Duration pollInterval;

    private LocalDate day;
    private String position = DailyApi.FIRST;
    /** What of the last page wasn't passed on yet; the page after it is asked for then. */
    private ApiPage rest = ApiPage.EMPTY;

    private int passedOn;
    /** Name of the last answer's state. */
    private String tag = "";

    private int restarts;
    private Instant nextRound = Instant.MIN;

    DailyReader(Feeding feeding, PoliteClient client, Deliveries deliveries, SourceCounters counters, Cursor cursor) {
        this.feed = feeding.feed();
        this.api = feeding.api();
        this.mapper = feeding.mapper();
        // Offsets of different parts aren't written in order: a record of the day before may still be on its way.
        this.overlapDays = api.offsets() == 1 ? feeding.overlapDays() : Math.max(1, feeding.overlapDays());
        this.pollInterval = feeding.pollInterval();
        this.client = client;
        this.deliveries = deliveries;
        this.counters = counters;
        this.cursor = cursor;
        this.day = firstDay();
    }

    /** @return when it is worth calling {@link #next} again */
    Instant notBefore() {
        if (!rest.records().isEmpty()) {
            return Instant.MIN;
        }
        return nextRound.isAfter(client.notBefore()) ? nextRound : client.notBefore();
    }

    /**
     * Reads one page, or goes on with it.
     *
     * @return what is new on it; may be nothing
     * @throws ConnectException when the API refuses, which has to be mended by somebody
     */
    List<SourceRecord> next(Instant now) throws InterruptedException {
        if (!rest.records().isEmpty()) {
            return taken(rest, now);
        }
        Reply reply = client.send(api.request(day, position));
        if (reply instanceof Later later) {
            LOG.warn("{} is asked again in {} s: {}", feed, later.delay().toSeconds(), later.why());
            return List.of();
        }
        if (reply instanceof Refused refused) {
            return refused(refused, now);
        }
        if (reply instanceof Unchanged) {
            return taken(ApiPage.EMPTY, now);
        }
        try {
            Answered answered = (Answered) reply;
            ApiPage page = api.page(api.parsed(answered.body()), day, position);
            client.useful();
            tag = answered.tag();
            return taken(page, now);
        } catch (IOException e) {
            return unusable("expected what this API's answers are");
        } catch (BadPageException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    private List<SourceRecord> taken(ApiPage page, Instant now) {
        List<JsonNode> slice =
                page.records().subList(0, Math.min(SLICE, page.records().size()));
        Set<String> ids = new HashSet<>();
        List<SourceRecord> records = records(slice, ids);
        ids.forEach(id -> cursor.add(day, id));
        rest = new ApiPage(page.records().subList(slice.size(), page.records().size()), page.next());
        passedOn += slice.size();
        if (rest.records().isEmpty()) {
            endPage(page, now);
        }
        return records;
    }

    private void endPage(ApiPage page, Instant now) {
        restarts = 0;
        passedOn = 0;
        if (page.next().isPresent()) {
            position = page.next().get();
            return;
        }
        if (position.isEmpty() && !tag.isEmpty()) {
            client.remember(api.request(day, position), tag);
        }
        tag = "";
        endDay(now);
    }

    private List<SourceRecord> records(List<JsonNode> slice, Set<String> ids) {
        Bookmarks bookmarks = new Bookmarks(cursor, day);
        List<SourceRecord> records = new ArrayList<>();
        int number = passedOn;
        for (JsonNode record : slice) {
            number++;
            String id = id(record);
            if (cursor.contains(day, id) || !ids.add(id)) {
                counters.repeat();
                continue;
            }
            List<Delivery> all = deliveries.of(mapper, record, new Origin(feed, number, Origin.bytes(record)));
            for (int i = cursor.delivered(day, id); i < all.size(); i++) {
                boolean last = i == all.size() - 1;
                Map<String, Object> offset = last ? bookmarks.last(id) : bookmarks.begun(id, i + 1);
                records.add(all.get(i).at(bookmarks.partition(id), offset));
            }
            bookmarks.done(id);
        }
        return records;
    }

    /** A page that has lost its place, since the token is too old, is looked for from the day's beginning. */
    private List<SourceRecord> refused(Refused refused, Instant now) {
        if (api.meansNothing(refused.status(), position)) {
            client.useful();
            return taken(ApiPage.EMPTY, now);
        }
        if (refused.status() == 400 && !position.isEmpty() && restarts < MOST_RESTARTS) {
            restarts++;
            position = DailyApi.FIRST;
            return List.of();
        }
        throw new ConnectException("%s refuses to give the records of %s (%s): %s"
                .formatted(feed, day, refused.why(), advice(refused.status())));
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "set api.credentials, and user.agent where the provider asks for one";
            case 404 -> "check url";
            case 400 -> "check api.filter";
            default -> "see the provider's documentation";
        };
    }

    private List<SourceRecord> unusable(String why) {
        Later later = client.later(why);
        LOG.warn(
                "{} gives no usable answer and is asked again in {} s: {}",
                feed,
                later.delay().toSeconds(),
                why);
        return List.of();
    }

    private void endDay(Instant now) {
        cursor.advance(day, overlapDays);
        position = DailyApi.FIRST;
        if (day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            day = day.plusDays(1);
        } else {
            day = firstDay();
            nextRound = now.plus(pollInterval);
            LOG.info("{} is read up to today: {}", feed, counters);
        }
    }

    private LocalDate firstDay() {
        LocalDate first = cursor.until().minusDays(overlapDays);
        return first.isBefore(cursor.since()) ? cursor.since() : first;
    }

    /** A record without an id is named by what it holds. */
    private String id(JsonNode record) {
        String id = api.id(record).strip();
        boolean usable = !id.isEmpty() && id.length() <= 200 && id.chars().allMatch(c -> c > ' ');
        return usable
                ? id
                : "#"
                        + Hashing.sha256()
                                .hashBytes(Origin.bytes(record))
                                .toString()
                                .substring(0, 24);
    }

    /** What is read, and how often. */
    record Feeding(String feed, DailyApi api, FeedMapper mapper, int overlapDays, Duration pollInterval) {}
}

package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/**
 * News articles that name organisations (Global Knowledge Graph 2.1, 27 columns between tabs): one signal for each
 * organisation, of the first {@value #MOST} that are named. Names of persons are not taken over.
 *
 * <p>A story of a wire service stands under many addresses with one headline: signals about it share a {@code reference}.
 */
public final class GdeltMapper implements FeedMapper {

    static final String SOURCE = "gdelt";

    static final int MOST = 10;

    private static final int COLUMNS = 27;
    private static final int ID = 0;
    private static final int DATE = 1;
    private static final int OUTLET = 3;
    private static final int URL = 4;
    private static final int THEMES = 8;
    private static final int ORGANISATIONS = 14;
    private static final int TONE = 15;
    private static final int EXTRAS = 26;
    private static final int MOST_THEMES = 12;
    private static final String TITLE = "<PAGE_TITLE>";
    private static final String TITLE_END = "</PAGE_TITLE>";

    @Override
    public MapOutcome map(JsonNode row) {
        if (!row.isArray() || row.size() < COLUMNS || column(row, ID).isEmpty()) {
            return rejected("not an article", "expected 27 columns between tabs, the first an id");
        }
        Optional<Instant> seen = FeedTime.parse(column(row, DATE));
        if (seen.isEmpty()) {
            return rejected("no date", "expected yyyymmddhhmmss between 1970 and 2099");
        }
        Set<String> organisations = names(column(row, ORGANISATIONS));
        if (organisations.isEmpty()) {
            return rejected("no company", "expected organisations as name,offset;name,offset");
        }
        List<Signal> signals = new ArrayList<>();
        for (String organisation : organisations) {
            signals.add(signal(row, seen.get(), organisation, signals.size() + 1));
        }
        return new MapOutcome.Mapped(signals, List.of());
    }

    private static Signal signal(JsonNode row, Instant seen, String organisation, int number) {
        Optional<String> title = title(row);
        return Signal.newBuilder()
                .setId("gdelt:" + column(row, ID) + "#" + number)
                .setSource(SOURCE)
                .setKind("PRESS")
                .setOccurredAt(seen)
                .setObservedAt(seen)
                .setAccount(AccountRef.newBuilder().setName(organisation).build())
                .setStrength(0.2)
                .setTitle(title.orElse(null))
                .setUrl(given(column(row, URL)).orElse(null))
                .setAttributes(Notices.attributes(Map.of(
                        "reference", title.map(GdeltMapper::reference),
                        "outlet", given(column(row, OUTLET)),
                        "themes", given(themes(column(row, THEMES))),
                        "tone", given(column(row, TONE).split(",", 2)[0]))))
                .build();
    }

    /** Each name once, in the order of its first mention. */
    private static Set<String> names(String column) {
        return parts(column).limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String themes(String column) {
        return parts(column).limit(MOST_THEMES).collect(Collectors.joining(","));
    }

    /** {@code name,offset;name,offset} */
    private static Stream<String> parts(String column) {
        return Stream.of(column.split(";", -1))
                .map(part -> part.replaceFirst(",\\d+$", "").strip())
                .filter(part -> !part.isEmpty())
                .distinct();
    }

    private static Optional<String> title(JsonNode row) {
        String extras = column(row, EXTRAS);
        int start = extras.indexOf(TITLE) + TITLE.length();
        int end = extras.indexOf(TITLE_END, start);
        return start >= TITLE.length() && end >= 0
                ? given(StringEscapeUtils.unescapeHtml4(extras.substring(start, end))
                        .strip())
                : Optional.empty();
    }

    /** The same for a headline however it is set, and whichever outlet puts its name behind it. */
    private static String reference(String title) {
        String words = title.replaceAll("\\s+", " ")
                .replaceFirst(" [|–—-] [^|–—]{1,40}$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return "gdelt:"
                + Hashing.sha256()
                        .hashString(words, StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, 20);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isBlank());
    }

    private static String column(JsonNode row, int number) {
        return row.path(number).asText("").strip();
    }
}

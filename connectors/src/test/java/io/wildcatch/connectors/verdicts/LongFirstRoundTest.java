package io.wildcatch.connectors.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.verdicts.Rounds.News;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who starts with years of history has all of it told, also what is old but was edited lately. */
class LongFirstRoundTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final int DEALS = Remembered.MOST + 10_000;
    private static final int PAGE = 2_000;
    private static final int LONGEST_OFFSET = 10_000;

    /** In the order of change, which nothing else follows. */
    private final List<Finding> history = history();

    private final Map<Integer, Map<String, String>> offsets = new HashMap<>();

    private static List<Finding> history() {
        Random random = new Random(1);
        return IntStream.range(0, DEALS)
                .mapToObj(i -> judged("d-" + i, NOW.minusSeconds(random.nextInt(300 * 86_400))))
                .toList();
    }

    private final class System implements ChangeFeed {
        @Override
        public Page read(Instant from, @Nullable String page) {
            int first = page == null ? 0 : Integer.parseInt(page);
            int next = Math.min(first + PAGE, DEALS);
            return new Page(history.subList(first, next), 0, NOW, next < DEALS ? Integer.toString(next) : null);
        }
    }

    @Test
    void shouldTellMoreThanItCanRemember() {
        Remembered told = new Remembered(Instant.EPOCH);

        int count = 0;
        for (Finding finding : history) {
            count += told.isNew(finding) ? 1 : 0;
            told.forgetOldest();
            assertThat(told.size()).isLessThanOrEqualTo(Remembered.MOST);
        }
        assertThat(count).isEqualTo(DEALS);
    }

    @Test
    void shouldTellAllOnceWithShortOffsetsAlsoWhenStoppedInTheMiddleOfEachPage() throws Exception {
        List<String> told = new ArrayList<>();
        Rounds rounds = Rounds.start(new System(), () -> NOW, Duration.ZERO, Duration.ofDays(1), Instant.EPOCH);
        for (int part = 1; told.size() < DEALS; part++) {
            List<News> news = rounds.next();
            // Every other time a part of it is written, then everything ends.
            List<News> written = part % 2 == 0 ? news : news.subList(0, news.size() / 3);
            for (News one : written) {
                told.add(one.finding().recordId());
                offsets.put(one.part(), one.offset());
                assertThat(one.offset().getOrDefault(Rounds.TOLD, "").length()).isBetween(1, LONGEST_OFFSET);
            }
            if (written.size() < news.size()) {
                rounds = resume(offsets.values());
            }
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(DEALS);
    }

    /** It may have been told, or not: nobody knows any more. */
    @Test
    void shouldCountOnceWhatIsOlderThanAllThatItRemembers() throws Exception {
        List<Page> pages = new ArrayList<>(List.of(new Page(history, 0, NOW, null)));
        Finding late = judged("late", NOW.minusSeconds(300 * 86_400L));
        Finding early = judged("early", NOW.minusSeconds(3 * 86_400L));
        pages.add(new Page(List.of(late, early), 0, NOW, null));
        pages.add(new Page(List.of(late, early), 0, NOW, null));
        RoundsDriver rounds = new RoundsDriver(
                (from, page) -> pages.remove(0), () -> NOW, Duration.ZERO, Duration.ofDays(1), Instant.EPOCH);
        assertThat(rounds.round()).hasSize(DEALS);

        assertThat(rounds.round()).extracting(Finding::recordId).containsExactly("early");
        assertThat(rounds.round()).isEmpty();
        assertThat(rounds.tooOld()).isEqualTo(1);
    }

    /** Offsets had no parts once: one held all that was told. */
    @Test
    void shouldGoOnFromWhatAnOlderVersionWrote() throws Exception {
        Rounds rounds = Rounds.start(new System(), () -> NOW, Duration.ZERO, Duration.ofDays(1), Instant.EPOCH);
        rounds.next();
        List<News> news = rounds.next();
        List<News> written = news.subList(0, 700);
        written.forEach(one -> offsets.put(one.part(), one.offset()));

        Map<String, String> whole = new HashMap<>(written.get(699).offset());
        whole.remove(Rounds.NUMBER);
        whole.put(Rounds.TOLD, whole());

        assertThat(resume(List.of(whole)).next())
                .extracting(one -> one.finding().recordId())
                .isEqualTo(history.subList(PAGE + 700, 2 * PAGE).stream()
                        .map(Finding::recordId)
                        .toList());
    }

    private String whole() {
        ByteBuffer all = ByteBuffer.allocate(1 << 20).putLong(0);
        offsets.values().forEach(offset -> {
            byte[] part = Base64.getDecoder().decode(offset.get(Rounds.TOLD));
            all.put(part, Long.BYTES, part.length - Long.BYTES);
        });
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Rounds resume(Collection<Map<String, String>> from) {
        return Rounds.resume(new System(), () -> NOW, Duration.ZERO, Duration.ofDays(1), List.copyOf(from));
    }

    private static Finding judged(String id, Instant at) {
        return new Finding.Judged(
                id,
                Verdict.newBuilder()
                        .setAccountId("a-" + id)
                        .setAt(at)
                        .setOutcome(Outcome.WON)
                        .setRivals(RivalPresence.ABSENT)
                        .build());
    }
}

package io.wildcatch.connectors.verdicts;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Patience;
import io.wildcatch.connectors.source.SourceSettings;
import io.wildcatch.connectors.verdicts.Rounds.News;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a system what changed, and writes the verdicts and touches among it. */
public abstract class VerdictSourceTask extends SourceTask {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictSourceTask.class);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(1), Duration.ofMinutes(5), 10);
    /** A worker wants to hear from a task now and then. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    private static final String PART = "part";

    private final VerdictProvider provider;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Work work;
    /** Found, but not written yet, since the registry was away. */
    private List<News> unwritten = List.of();

    private Duration pause = Duration.ZERO;
    private int failures;
    private long tooOld;

    /** What there is between start and stop. */
    private record Work(
            Map<String, String> partition,
            ChangeFeed feed,
            Rounds rounds,
            VerdictWriter writer,
            SerdeFactory serdes,
            Duration interval) {}

    protected VerdictSourceTask(VerdictProvider provider) {
        this.provider = provider;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(provider.options(), settings);
        SerdeFactory serdes = SourceSettings.serdes(settings, config);
        Map<String, String> partition = Map.copyOf(provider.partition(config));
        ChangeFeed feed = provider.feed(config);
        work = new Work(
                partition,
                feed,
                rounds(config, feed, partition),
                new VerdictWriter(SourceSettings.topics(config), serdes),
                serdes,
                Duration.ofMillis(config.getLong(VerdictOptions.INTERVAL)));
    }

    private Rounds rounds(AbstractConfig config, ChangeFeed feed, Map<String, String> partition) {
        Duration overlap = Duration.ofMillis(config.getLong(VerdictOptions.OVERLAP));
        Duration memory = Duration.ofMillis(config.getLong(VerdictOptions.MEMORY));
        List<Map<String, Object>> offsets = offsets(partition);
        return offsets.isEmpty()
                ? Rounds.start(
                        feed,
                        InstantSource.system(),
                        overlap,
                        memory,
                        Instant.parse(config.getString(VerdictOptions.START)))
                : Rounds.resume(feed, InstantSource.system(), overlap, memory, offsets);
    }

    /** Those of all parts, and the one that there was before there were parts. */
    private List<Map<String, Object>> offsets(Map<String, String> partition) {
        List<Map<String, String>> partitions = new ArrayList<>(List.of(partition));
        IntStream.range(0, Remembered.PARTS).forEach(part -> partitions.add(part(partition, part)));
        return context.offsetStorageReader().offsets(partitions).values().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, String> part(Map<String, String> partition, int part) {
        Map<String, String> of = new HashMap<>(partition);
        of.put(PART, Integer.toString(part));
        return Map.copyOf(of);
    }

    /** One page, or a part of the pause before it. */
    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (!pause.isZero()) {
            Duration part = pause.compareTo(LONGEST_POLL) < 0 ? pause : LONGEST_POLL;
            if (stopping.await(part.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
            pause = pause.minus(part);
            return null;
        }
        try {
            if (unwritten.isEmpty()) {
                unwritten = work().rounds().next();
            }
            List<SourceRecord> records = unwritten.stream().map(this::record).toList();
            unwritten = List.of();
            failures = 0;
            warnOfTooOld();
            pause = work().rounds().isBetweenRounds() ? work().interval() : Duration.ZERO;
            return records;
        } catch (NoAnswerException e) {
            pause = pauseAfter(e.answer());
        } catch (RegistryUnavailableException e) {
            pause = pauseAfter(new Answer.Unavailable("the schema registry can't be reached", false));
        }
        return null;
    }

    /** By number only: what they are about is nobody's business here. */
    private void warnOfTooOld() {
        long now = work().rounds().tooOld();
        if (work().rounds().isBetweenRounds() && now > tooOld) {
            LOG.warn(
                    "{}: {} verdicts or touches of records that changed in this round are from before start.from, or from"
                            + " before all that is remembered of those told; they count as told. Raise memory.ms if such"
                            + " are entered as late",
                    provider.name(),
                    now - tooOld);
            tooOld = now;
        }
    }

    private SourceRecord record(News news) {
        return work().writer().write(news.finding(), part(work().partition(), news.part()), news.offset());
    }

    private Duration pauseAfter(Answer answer) {
        failures++;
        Duration backOff = PATIENCE.pause(failures, random);
        if (answer instanceof Answer.Throttled throttled) {
            return throttled.retryAfter().orElse(backOff);
        }
        if (answer instanceof Answer.Unavailable unavailable) {
            LOG.warn("{}, trying again in {} s", unavailable.reason(), backOff.toSeconds());
            return backOff;
        }
        String problem =
                answer instanceof Answer.Misconfigured misconfigured ? misconfigured.problem() : answer.toString();
        throw new ConnectException(provider.name() + ": " + problem);
    }

    /** On another thread than {@code poll}. */
    @Override
    public void stop() {
        stopping.countDown();
        Work ending = work;
        if (ending != null) {
            ending.feed().close();
            ending.serdes().close();
            LOG.info(
                    "{} stopped; {} records said nothing for want of an account, {} findings were too old",
                    provider.name(),
                    ending.rounds().skipped(),
                    ending.rounds().tooOld());
        }
    }

    private Work work() {
        return Objects.requireNonNull(work, "the task isn't started");
    }
}

package io.wildcatch.streams.app;

import com.google.common.util.concurrent.AtomicDouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Rule;
import io.wildcatch.streams.topology.Meter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the stages do, as meters; counts from the start of the process. */
final class PipelineMeters implements Meter {

    /** A decision about something older was made from a history, and says nothing of how fast anything is. */
    private static final Duration LIVE = Duration.ofDays(1);

    /** Sources are declared by people; whoever makes up one for each signal shall not fill the memory. */
    private static final int MAX_SOURCES = 500;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private record Kind(Lane lane, Rule rule) {}

    private final MeterRegistry meters;
    private final Map<Fate, Counter> fates = new EnumMap<>(Fate.class);
    private final Map<Kind, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<String, AtomicDouble> reach = new ConcurrentHashMap<>();
    private final Counter moved;
    private final Counter touches;
    private final Counter verdicts;
    private final Timer passed;
    private final Timer decided;
    private final Timer fired;

    PipelineMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Fate fate : Fate.values()) {
            fates.put(
                    fate,
                    Counter.builder("wildcatch.signals")
                            .description("Signals by what became of them")
                            .tag("fate", fate.label())
                            .register(meters));
        }
        moved = Counter.builder("wildcatch.homes.moved")
                .description("Homes that companies no longer go by, whose history went to another")
                .register(meters);
        touches = strays("touch");
        verdicts = strays("verdict");
        passed = timer(
                "wildcatch.signal.latency", "From a signal's arrival in its topic until it is through all stages");
        decided = timer("wildcatch.decision.latency", "From the event time of a decision until it is told");
        fired = timer("wildcatch.timer.delay", "From when a timer was due until it fired");
    }

    private Counter strays(String kind) {
        return Counter.builder("wildcatch.strays")
                .description("Touches and verdicts that were given up, since nobody told of their account")
                .tag("kind", kind)
                .register(meters);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    @Override
    public void tell(Fate fate, String source, String id, @Nullable String home, @Nullable String event) {
        Objects.requireNonNull(fates.get(fate), "every fate has a counter").increment();
    }

    @Override
    public void moved(String from, String to) {
        moved.increment();
    }

    @Override
    public void passed(long millis) {
        passed.record(Duration.ofMillis(millis));
    }

    @Override
    public void decided(Lane lane, Rule rule, long millis) {
        decisions.computeIfAbsent(new Kind(lane, rule), this::counter).increment();
        if (millis < LIVE.toMillis()) {
            decided.record(Duration.ofMillis(Math.max(0, millis)));
        }
    }

    private Counter counter(Kind kind) {
        return Counter.builder("wildcatch.decisions")
                .description("Decisions by lane and by the rule that gave it")
                .tag("lane", kind.lane().name())
                .tag("rule", kind.rule().label())
                .register(meters);
    }

    @Override
    public void fired(long millis) {
        fired.record(Duration.ofMillis(millis));
    }

    @Override
    public void strayed(boolean verdict) {
        (verdict ? verdicts : touches).increment();
    }

    @Override
    public void reach(String source, double mean) {
        if (reach.size() < MAX_SOURCES || reach.containsKey(source)) {
            reach.computeIfAbsent(source, this::gauge).set(mean);
        }
    }

    private AtomicDouble gauge(String source) {
        AtomicDouble value = new AtomicDouble();
        Gauge.builder("wildcatch.source.reach", value, AtomicDouble::get)
                .description("Learned probability that one given rival sees what the source shows")
                .tag("source", source)
                .register(meters);
        return value;
    }
}

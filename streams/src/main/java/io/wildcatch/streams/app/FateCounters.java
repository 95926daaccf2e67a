package io.wildcatch.streams.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.topology.FateMeter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signals by fate as meters; counts from the start of the process. */
final class FateCounters implements FateMeter {

    private final Map<Fate, Counter> counters = new EnumMap<>(Fate.class);

    FateCounters(MeterRegistry meters) {
        for (Fate fate : Fate.values()) {
            counters.put(
                    fate,
                    Counter.builder("wildcatch.signals")
                            .description("Signals by what became of them")
                            .tag("fate", fate.label())
                            .register(meters));
        }
    }

    @Override
    public void tell(Fate fate, String source, String id, @Nullable String home, @Nullable String event) {
        Objects.requireNonNull(counters.get(fate), "every fate has a counter").increment();
    }
}

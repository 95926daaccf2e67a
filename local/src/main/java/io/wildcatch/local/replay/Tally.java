package io.wildcatch.local.replay;

import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.topology.FateMeter;
import java.util.EnumMap;
import java.util.Map;

/** Signals by fate in one replay, which one thread drives. */
final class Tally implements FateMeter {

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

    @Override
    public void count(Fate fate) {
        counts.merge(fate, 1L, Long::sum);
    }

    long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }
}

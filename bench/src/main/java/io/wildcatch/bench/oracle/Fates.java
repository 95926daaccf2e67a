package io.wildcatch.bench.oracle;

import java.util.Map;

/** Every signal has one fate: no more of them than signals, and no fewer. */
public final class Fates {

    private Fates() {}

    /** @param fates signals by fate, as the pipeline counted them */
    public static Finding judge(Map<String, Long> fates, long signals) {
        long told = fates.values().stream().mapToLong(Long::longValue).sum();
        return told == signals
                ? Finding.verified()
                : Finding.refuted("%,d signals had %,d fates: %s".formatted(signals, told, fates));
    }
}

package io.wildcatch.connectors.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts for {@link IntakeStats}. */
final class Counters {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

    void read(int length) {
        bytes.add(length);
    }

    void taken(int acceptedSignals, int rejectedSignals) {
        accepted.add(acceptedSignals);
        rejected.add(rejectedSignals);
    }

    void answered(int status) {
        answers.computeIfAbsent(status, s -> new LongAdder()).increment();
    }

    IntakeStats stats(Admission admission) {
        Map<Integer, Long> byStatus = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
        return new IntakeStats(
                accepted.sum(), rejected.sum(), bytes.sum(), byStatus, admission.requests(), admission.bytes());
    }
}

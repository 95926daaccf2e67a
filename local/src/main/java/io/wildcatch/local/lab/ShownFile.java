package io.wildcatch.local.lab;

import io.wildcatch.event.Signal;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what showed. Lines that are no signals are left out, as the replay leaves them out. */
final class ShownFile {

    /** Strength of a signal that names none. */
    private static final double DEFAULT_STRENGTH = 0.7;

    private record Sent(String source, String id, Shown shown) {}

    private ShownFile() {}

    /** By time; of one (source, id) only the first. */
    static List<Shown> read(Path file, Companies companies) throws WorkspaceException {
        List<Sent> sent = new ArrayList<>();
        RecordFile.read(file, (line, buffer, offset, length) -> {
            try {
                sent.add(sent(RecordJson.read(Signal.class, buffer, offset, length), companies));
            } catch (InvalidRecordException e) {
                // evaluates what was taken in; rejected.jsonl has the others
            }
        });
        sent.sort(Comparator.comparing((Sent one) -> one.shown().at())
                .thenComparing(Sent::source)
                .thenComparing(Sent::id));
        Set<String> seen = new HashSet<>();
        return sent.stream()
                .filter(one -> seen.add(one.source() + "\n" + one.id()))
                .map(Sent::shown)
                .toList();
    }

    private static Sent sent(Signal signal, Companies companies) {
        Instant at = signal.getObservedAt() == null ? signal.getOccurredAt() : signal.getObservedAt();
        double strength = signal.getStrength() == null ? DEFAULT_STRENGTH : signal.getStrength();
        return new Sent(
                signal.getSource(), signal.getId(), new Shown(companies.keyOf(signal.getAccount()), at, strength));
    }
}

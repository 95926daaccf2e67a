package io.wildcatch.local.replay;

import io.wildcatch.event.Signal;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.serde.AvroSerde;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What happened, in the order in which it was seen. */
public final class History {

    /**
     * One record to be fed in.
     *
     * @param time event time: when it was observed
     * @param topic topic name
     * @param key record key
     * @param value Avro in the wire format
     * @param file name of its file
     * @param line line in its file
     */
    record Event(long time, String topic, String key, byte[] value, String file, long line) {}

    /** A line that is no record. */
    record Bad(String file, long line, String reason) {}

    /** Equal times are ordered by content, so that the order of lines in the file doesn't matter. */
    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparing(Event::topic)
            .thenComparing(Event::key)
            .thenComparing(Event::value, Arrays::compare);

    private final List<Event> events = new ArrayList<>();
    private final List<Bad> bad = new ArrayList<>();
    private long signals;

    private History() {}

    /** The same, cut off after so many events. */
    History first(int most) {
        History start = new History();
        start.events.addAll(events.subList(0, Math.min(most, events.size())));
        start.signals = signals;
        return start;
    }

    static History read(Workspace workspace, Topics topics, Serdes serdes, Progress progress)
            throws WorkspaceException {
        History history = new History();
        history.signals(workspace.signals(), topics.signals(), serdes.of(Signal.class), progress);
        history.told(
                workspace, "touches", topics.touches(), serdes, touch -> new Told(touch.getAt(), touch.getAccountId()));
        history.told(
                workspace,
                "verdicts",
                topics.verdicts(),
                serdes,
                verdict -> new Told(verdict.getAt(), verdict.getAccountId()));
        history.events.sort(ORDER);
        return history;
    }

    private void signals(Path file, Topic<Signal> topic, AvroSerde<Signal> serde, Progress progress)
            throws WorkspaceException {
        Serializer<Signal> writer = serde.serializer();
        RecordFile.read(file, (line, buffer, offset, length) -> {
            signals++;
            progress.tick("read", signals);
            try {
                Signal signal = RecordJson.read(Signal.class, buffer, offset, length);
                Instant at = signal.getObservedAt() == null ? signal.getOccurredAt() : signal.getObservedAt();
                events.add(new Event(
                        time(at),
                        topic.name(),
                        SignalKey.of(signal),
                        writer.serialize(topic.name(), signal),
                        name(file),
                        line));
            } catch (InvalidRecordException e) {
                bad.add(new Bad(name(file), line, String.valueOf(e.getMessage())));
            }
        });
    }

    /** When something was told, and of which account. */
    private record Told(Instant at, String accountId) {}

    private <T extends SpecificRecord> void told(
            Workspace workspace, String name, Topic<T> topic, Serdes serdes, Function<T, Told> reading)
            throws WorkspaceException {
        Path file = workspace.file(name);
        Serializer<T> writer = serdes.of(topic.valueType()).serializer();
        workspace.each(name, topic.valueType(), any -> {}, (line, record) -> {
            Told told = reading.apply(record);
            byte[] value = writer.serialize(topic.name(), record);
            events.add(new Event(time(told.at()), topic.name(), told.accountId(), value, name(file), line));
        });
    }

    /** Records have no times before 1970. What claims to be older comes first, and is rejected for what it says. */
    private static long time(Instant at) {
        return Math.max(0, at.toEpochMilli());
    }

    private static String name(@Nullable Path file) {
        return file == null ? "" : String.valueOf(file.getFileName());
    }

    List<Event> events() {
        return events;
    }

    List<Bad> bad() {
        return bad;
    }

    /** Lines read from the signals file. */
    long signals() {
        return signals;
    }

    /** Time of the last event up to {@code present}; 0 without any. What claims to be later is rejected and ends nothing. */
    long last(long present) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).time() <= present) {
                return events.get(i).time();
            }
        }
        return 0;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

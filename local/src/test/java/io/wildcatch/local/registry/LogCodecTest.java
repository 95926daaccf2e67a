package io.wildcatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogCodecTest {

    @Test
    void shouldWriteTheKeysAndValuesOfConfluentsRegistry() {
        LogEntry entry = registered(List.of());

        assertThat(LogCodec.key(entry))
                .isEqualTo("{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":2,\"magic\":1}");
        assertThat(LogCodec.value(entry))
                .isEqualTo("{\"subject\":\"s\",\"version\":2,\"id\":7,\"schema\":\"\\\"int\\\"\",\"deleted\":false}");
    }

    @Test
    void shouldSkipWhatIsNoSchema() {
        assertThat(LogCodec.decode("{\"keytype\":\"NOOP\",\"magic\":0}", null)).isEqualTo(new LogEntry.Ignored());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void shouldReadWhatItWrote(LogEntry entry) {
        assertThat(LogCodec.decode(LogCodec.key(entry), LogCodec.value(entry))).isEqualTo(entry);
    }

    static Stream<LogEntry> entries() {
        return Stream.of(
                registered(List.of(new SchemaReference("a.B", "other", 3))),
                new LogEntry.Forgotten("s", 1),
                new LogEntry.SubjectDeleted("s", 4),
                new LogEntry.LevelSet(Optional.empty(), Optional.of(Level.FULL)),
                new LogEntry.LevelSet(Optional.of("s"), Optional.empty()),
                new LogEntry.ModeSet(Optional.of("s"), Optional.of(Mode.IMPORT)));
    }

    private static LogEntry registered(List<SchemaReference> references) {
        return new LogEntry.Registered(new Registration("s", 2, 7, new SchemaBody("\"int\"", references), false));
    }
}

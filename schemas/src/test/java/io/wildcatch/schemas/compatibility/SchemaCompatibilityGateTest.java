package io.wildcatch.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Source;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails the build when a schema has changed in a way that breaks somebody, and proves that it would. */
class SchemaCompatibilityGateTest {

    private static final Path RELEASED = Path.of("released");
    private static final String ID = "{\"name\":\"id\",\"type\":\"string\",\"doc\":\"Id.\"}";

    private final Topics topics = Topics.withDefaultPrefix();

    @TempDir
    private Path releases;

    @Test
    void shouldKeepEveryTopicCompatibleWithWhatIsReleased() {
        assertThat(SchemaGate.of(RELEASED).problems(ReleaseBaseline.current(topics)))
                .as("see schemas/release-baseline.sh for a first release")
                .isEmpty();
    }

    @Test
    void shouldAcceptWhatItHasJustReleased() throws IOException {
        ReleaseBaseline.write(releases.resolve("1.0.0"));

        assertThat(SchemaGate.of(releases).problems(ReleaseBaseline.current(topics)))
                .isEmpty();
    }

    @Test
    void shouldMissTheReleaseOfATopic() throws IOException {
        ReleaseBaseline.write(releases.resolve("1.0.0"));
        Files.delete(releases.resolve("1.0.0/Seller.avsc"));

        assertThat(SchemaGate.of(releases).problems(ReleaseBaseline.current(topics)))
                .containsExactly("wildcatch.sellers: release 1.0.0 has no Seller");
    }

    @Test
    void shouldMissAnyRelease() {
        assertThat(SchemaGate.of(releases).problems(Map.of(topics.sources(), source(ID))))
                .containsExactly("wildcatch.sources: there is no release to compare with");
    }

    @Test
    void shouldAcceptANewFieldWithADefault() throws IOException {
        release("1.0.0", source(ID));

        assertThat(problems(ID, field("note", "[\"null\",\"string\"]", "null"))).isEmpty();
    }

    @Test
    void shouldRefuseANewFieldWithoutADefault() throws IOException {
        release("1.0.0", source(ID));

        assertThat(problems(ID, field("note", "\"string\"", "")))
                .singleElement()
                .asString()
                .startsWith("wildcatch.sources can't read what 1.0.0 has written: READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void shouldRefuseToDropAFieldThatReadersNeed() throws IOException {
        release("1.0.0", source(ID, field("note", "\"string\"", "")));

        assertThat(problems(ID))
                .singleElement()
                .asString()
                .startsWith("wildcatch.sources can't be read by 1.0.0: READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void shouldRefuseAnotherTypeInBothDirections() throws IOException {
        release("1.0.0", source(ID, field("note", "\"string\"", "")));

        assertThat(problems(ID, field("note", "\"double\"", "")))
                .hasSize(2)
                .allMatch(text -> text.contains("TYPE_MISMATCH"));
    }

    @Test
    void shouldRefuseAWiderTypeBecauseOldReadersCannotTakeIt() throws IOException {
        release("1.0.0", source(ID, field("count", "\"int\"", "")));

        assertThat(problems(ID, field("count", "\"long\"", "")))
                .singleElement()
                .asString()
                .startsWith("wildcatch.sources can't be read by 1.0.0: TYPE_MISMATCH");
    }

    @Test
    void shouldAcceptANewSymbolOfAnEnumWithADefault() throws IOException {
        release("1.0.0", source(ID, enumField("\"UNKNOWN\",\"A\"", ",\"default\":\"UNKNOWN\"")));

        assertThat(problems(ID, enumField("\"UNKNOWN\",\"A\",\"B\"", ",\"default\":\"UNKNOWN\"")))
                .isEmpty();
    }

    @Test
    void shouldRefuseAnEnumWithoutADefault() throws IOException {
        release("1.0.0", source(ID, enumField("\"A\"", "")));

        assertThat(problems(ID, enumField("\"A\"", "")))
                .containsExactly("wildcatch.sources: Kind has no default symbol");
    }

    @Test
    void shouldRefuseAFieldWithoutADoc() throws IOException {
        release("1.0.0", source(ID));

        assertThat(problems(ID, "{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}"))
                .containsExactly("wildcatch.sources: Source.note has no doc");
    }

    @Test
    void shouldCompareForwardsWithTheNewestReleaseOnlyAndBackwardsWithAll() throws IOException {
        release("1.9.0", source(ID, field("old", "\"string\"", "")));
        release("1.10.0", source(ID, field("old", "\"string\"", "\"\"")));

        assertThat(problems(ID)).isEmpty();
        assertThat(problems(ID, field("old", "\"double\"", "0.0")))
                .anyMatch(text -> text.startsWith("wildcatch.sources can't read what 1.9.0 has written"))
                .anyMatch(text -> text.startsWith("wildcatch.sources can't be read by 1.10.0"));
    }

    @Test
    void shouldLetInternalTopicsForgetFieldsButStillReadWhatIsUnderWay() throws IOException {
        release("1.0.0", source(ID, field("note", "\"string\"", "")));
        Topic<Source> internal = new Topic<>("inside", Source.class, Topic.Cleanup.DELETE, Topic.Access.INTERNAL, "id");

        assertThat(SchemaGate.of(releases).problems(Map.of(internal, source(ID))))
                .isEmpty();
        assertThat(SchemaGate.of(releases).problems(Map.of(internal, source(ID, field("more", "\"string\"", "")))))
                .hasSize(1);
    }

    private List<String> problems(String... fields) {
        return SchemaGate.of(releases).problems(Map.of(topics.sources(), source(fields)));
    }

    private void release(String version, Schema schema) throws IOException {
        Path folder = Files.createDirectories(releases.resolve(version));
        Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString());
    }

    private static Schema source(String... fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Source\",\"doc\":\"A source.\",\"fields\":["
                        + String.join(",", fields) + "]}");
    }

    private static String field(String name, String type, String defaultValue) {
        String ending = defaultValue.isEmpty() ? "" : ",\"default\":" + defaultValue;
        return "{\"name\":\"%s\",\"type\":%s,\"doc\":\"A field.\"%s}".formatted(name, type, ending);
    }

    private static String enumField(String symbols, String ending) {
        return field(
                "kind",
                "{\"type\":\"enum\",\"name\":\"Kind\",\"doc\":\"A kind.\",\"symbols\":[%s]%s}"
                        .formatted(symbols, ending),
                "");
    }
}

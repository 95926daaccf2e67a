package io.wildcatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final Schema ID =
            SchemaBuilder.record("R").fields().requiredString("id").endRecord();
    private static final Schema WITH_REQUIRED = SchemaBuilder.record("R")
            .fields()
            .requiredString("id")
            .requiredString("name")
            .endRecord();
    private static final Schema WITH_OPTIONAL = SchemaBuilder.record("R")
            .fields()
            .requiredString("id")
            .optionalString("name")
            .endRecord();

    @ParameterizedTest
    @CsvSource({
        // level, may add a required field, may remove one, may add an optional one
        "NONE, true, true, true",
        "BACKWARD, false, true, true",
        "BACKWARD_TRANSITIVE, false, true, true",
        "FORWARD, true, false, true",
        "FORWARD_TRANSITIVE, true, false, true",
        "FULL, false, false, true",
        "FULL_TRANSITIVE, false, false, true"
    })
    void shouldAllowWhatEachLevelPromises(Level level, boolean add, boolean remove, boolean addOptional) {
        assertThat(fits(level, WITH_REQUIRED, ID)).as("add").isEqualTo(add);
        assertThat(fits(level, ID, WITH_REQUIRED)).as("remove").isEqualTo(remove);
        assertThat(fits(level, WITH_OPTIONAL, ID)).as("add optional").isEqualTo(addOptional);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, true",
        "BACKWARD, true",
        "BACKWARD_TRANSITIVE, false",
        "FORWARD, true",
        "FORWARD_TRANSITIVE, true",
        "FULL, true",
        "FULL_TRANSITIVE, false"
    })
    void shouldLookBeyondTheLastVersionOnlyWhenTransitive(Level level, boolean fits) {
        // The field came with a default, so that its default can go now for the last version, but not for the first.
        assertThat(fits(level, WITH_REQUIRED, ID, withDefault())).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, true", "FORWARD_TRANSITIVE, false"})
    void shouldLookBeyondTheLastVersionForwardToo(Level level, boolean fits) {
        assertThat(fits(level, ID, WITH_REQUIRED, withDefault())).isEqualTo(fits);
    }

    @Test
    void shouldTellWhatClashesAndWhere() {
        List<String> clashes = Compatibility.clashes(Level.BACKWARD, WITH_REQUIRED, List.of(ID));

        assertThat(clashes).singleElement().asString().contains("READER_FIELD_MISSING_DEFAULT_VALUE", "name");
    }

    @Test
    void shouldTakeAnythingAsFirstVersion() {
        assertThat(Compatibility.clashes(Level.FULL_TRANSITIVE, ID, List.of())).isEmpty();
    }

    private static Schema withDefault() {
        return SchemaBuilder.record("R")
                .fields()
                .requiredString("id")
                .name("name")
                .type()
                .stringType()
                .stringDefault("")
                .endRecord();
    }

    private static boolean fits(Level level, Schema candidate, Schema... history) {
        return Compatibility.clashes(level, candidate, List.of(history)).isEmpty();
    }
}

package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.intake.Body.Item;
import io.wildcatch.connectors.intake.Body.Malformed;
import io.wildcatch.connectors.intake.Body.Parsed;
import io.wildcatch.connectors.intake.Body.Records;
import io.wildcatch.connectors.intake.Body.Unreadable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {

    @Test
    void shouldTakeOneObject() {
        assertThat(items("{\"id\":\"1\"}", BodyFormat.JSON)).hasSize(1).allMatch(Parsed.class::isInstance);
    }

    @Test
    void shouldTakeAPrettyPrintedArray() {
        assertThat(items("[\n {\"id\":\"1\"},\n {\"id\":\"2\"}\n]\n", BodyFormat.JSON))
                .hasSize(2);
    }

    @Test
    void shouldTakeAnEmptyArray() {
        assertThat(items("[]", BodyFormat.JSON)).isEmpty();
    }

    @Test
    void shouldTakeLinesThatCallThemselvesJson() {
        assertThat(items("{\"id\":\"1\"}\n{\"id\":\"2\"}\n", BodyFormat.JSON)).hasSize(2);
    }

    @Test
    void shouldTakeADocumentThatCallsItselfLines() {
        assertThat(items("[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]", BodyFormat.LINES))
                .hasSize(2)
                .allMatch(Parsed.class::isInstance);
    }

    @Test
    void shouldSkipBlankLinesAndMarks() {
        assertThat(items("\uFEFF{\"id\":\"1\"}\r\n \r\n\n{\"id\":\"2\"}", BodyFormat.LINES))
                .hasSize(2);
    }

    @Test
    void shouldKeepGoodLinesBesideABrokenOne() {
        List<Item> items = items("{\"id\":\"1\"}\n\n{\"id\":\n{\"id\":\"3\"}", BodyFormat.LINES);

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isEqualTo(new Unreadable("line 3, column 7: expected JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n ", "{", "nonsense", "42", "\"text\"", "{\"id\":1}}", "[1,2", "{\"id\":\"\u0000\"}"})
    void shouldCallItMalformed(String body) {
        assertThat(BodyParser.parse(body.getBytes(UTF_8), BodyFormat.JSON)).isInstanceOf(Malformed.class);
    }

    @Test
    void shouldSayWhereAnArrayBreaks() {
        assertThat(BodyParser.parse("[{\"id\":\"1\"},\n{\"id\" 2}]".getBytes(UTF_8), BodyFormat.JSON))
                .isEqualTo(new Malformed("line 2, column 7: expected JSON"));
    }

    @Test
    void shouldCallBrokenUtf8Malformed() {
        byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

        assertThat(BodyParser.parse(body, BodyFormat.JSON)).isInstanceOf(Malformed.class);
    }

    @Test
    void shouldSurviveDeepNesting() {
        String deep = "[".repeat(200_000);

        assertThat(BodyParser.parse(deep.getBytes(UTF_8), BodyFormat.JSON)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @EnumSource(BodyFormat.class)
    void shouldSurviveGarbage(BodyFormat format) {
        Random random = new Random(17);
        for (int round = 0; round < 3_000; round++) {
            byte[] body = Garbage.body(random);

            assertThat(BodyParser.parse(body, format)).isNotNull();
        }
    }

    private static List<Item> items(String body, BodyFormat format) {
        return ((Records) BodyParser.parse(body.getBytes(UTF_8), format)).items();
    }
}

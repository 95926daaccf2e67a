package io.wildcatch.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.Account;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Intent;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.event.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

    private static final String FULL = """
            {"id":"s-17","source":"site","kind":"WEB_VISIT","occurredAt":"2026-01-05T10:00:00Z","observedAt":"2026-01-05T10:00:07Z",
             "account":{"domain":"acme.fr","registryId":"FR:552032534","name":"ACME SA","country":"FR","city":"Lyon"},
             "person":{"email":"c.roux@acme.fr","name":"C. Roux","role":"CFO"},
             "offering":"erp","intent":"PURCHASE","strength":0.7,"title":"t","text":"x","url":"https://acme.fr/","attributes":{"k":"v"}}""";

    private static final String LEAST = """
            {"id":"s-1","source":"site","kind":"NEW_KIND","occurredAt":"2026-01-05T10:00:00Z","account":{"domain":"acme.fr"}}""";

    @Test
    void shouldReadTheSignalOfTheContract() throws Exception {
        Signal signal = RecordJson.read(Signal.class, FULL);

        assertThat(signal.getId()).isEqualTo("s-17");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(signal.getObservedAt()).isEqualTo(Instant.parse("2026-01-05T10:00:07Z"));
        assertThat(signal.getAccount().getRegistryId()).isEqualTo("FR:552032534");
        assertThat(signal.getPerson().getRole()).isEqualTo("CFO");
        assertThat(signal.getIntent()).isEqualTo(Intent.PURCHASE);
        assertThat(signal.getStrength()).isEqualTo(0.7);
        assertThat(signal.getAttributes()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void shouldReadTheSameFromTextBytesAndTree() throws Exception {
        Signal signal = RecordJson.read(Signal.class, FULL);

        assertThat(RecordJson.read(Signal.class, FULL.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signal);
        assertThat(RecordJson.read(Signal.class, new ObjectMapper().readTree(FULL)))
                .isEqualTo(signal);
    }

    @Test
    void shouldFillWhatIsAbsent() throws Exception {
        Signal signal = RecordJson.read(Signal.class, LEAST);

        assertThat(signal.getKind()).isEqualTo("NEW_KIND");
        assertThat(signal.getObservedAt()).isNull();
        assertThat(signal.getPerson()).isNull();
        assertThat(signal.getAttributes()).isEmpty();
    }

    @Test
    void shouldTakeNullForAbsent() throws Exception {
        Account account = RecordJson.read(Account.class, "{\"id\":\"a-1\",\"domains\":null,\"employees\":null}");
        Verdict verdict =
                RecordJson.read(Verdict.class, "{\"accountId\":\"a-1\",\"at\":\"2026-01-05\",\"outcome\":null}");

        assertThat(account.getDomains()).isEmpty();
        assertThat(account.getEmployees()).isNull();
        assertThat(verdict.getOutcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void shouldNotShareDefaultContainersBetweenRecords() throws Exception {
        Account one = RecordJson.read(Account.class, "{\"id\":\"a-1\"}");
        one.getDomains().add("acme.fr");

        assertThat(RecordJson.read(Account.class, "{\"id\":\"a-2\"}").getDomains())
                .isEmpty();
    }

    @Test
    void shouldIgnoreUnknownFields() throws Exception {
        Signal signal = RecordJson.read(
                Signal.class, LEAST.replace("{\"id\"", "{\"extra\":{\"a\":[1,{\"id\":\"no\"}]},\"more\":1,\"id\""));

        assertThat(signal.getId()).isEqualTo("s-1");
    }

    @Test
    void shouldTurnScalarAttributesIntoTexts() throws Exception {
        Signal signal = RecordJson.read(
                Signal.class,
                LEAST.replace("{\"id\"", "{\"attributes\":{\"a\":1,\"b\":true,\"c\":1.50,\"d\":null},\"id\""));

        assertThat(signal.getAttributes()).isEqualTo(Map.of("a", "1", "b", "true", "c", "1.50"));
    }

    @Test
    void shouldReadTheFieldNamedClass() throws Exception {
        Source source = RecordJson.read(
                Source.class, "{\"id\":\"site\",\"class\":\"FIRST_PARTY\",\"reach\":{\"alpha\":1,\"beta\":99}}");

        assertThat(source.getClass$()).isEqualTo(SourceClass.FIRST_PARTY);
        assertThat(source.getReach().getBeta()).isEqualTo(99.0);
        assertThat(RecordJson.write(source).get("class").textValue()).isEqualTo("FIRST_PARTY");
    }

    @Test
    void shouldReadRecordByRecordFromALongArray() throws Exception {
        List<String> ids = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser("[" + LEAST + "," + FULL + "]")) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                ids.add(RecordJson.read(Signal.class, json).getId());
            }
        }
        assertThat(ids).containsExactly("s-1", "s-17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"s-1\"       | \"id\":17                  | id             | a text",
                "\"id\":\"s-1\",      | ''                         | id             | a text",
                "\"id\":\"s-1\"       | \"id\":null                | id             | a text",
                "\"domain\":\"acme.fr\" | \"domain\":{\"a\":1}     | account.domain | a text",
                "{\"domain\":\"acme.fr\"} | \"acme.fr\"            | account        | an object",
                "2026-01-05T10:00:00Z | 2026-01-05T10:00:00        | occurredAt     | an ISO-8601 time such as 2026-01-05T10:00:00Z",
                "\"2026-01-05T10:00:00Z\" | 1767607200000          | occurredAt     | an ISO-8601 time such as 2026-01-05T10:00:00Z",
                "{\"id\"              | {\"strength\":1e999,\"id\" | strength       | a finite number",
                "{\"id\"              | {\"strength\":\"0.7\",\"id\" | strength     | a finite number",
                "{\"id\"              | {\"intent\":\"BUY\",\"id\" | intent         | one of DEFECTION, PURCHASE, REPURCHASE, UNKNOWN",
                "{\"id\"              | {\"attributes\":{\"k\":{}},\"id\" | attributes.k | a text, a number or a boolean",
                "{\"id\"              | {\"attributes\":[],\"id\"  | attributes     | an object",
            })
    void shouldNameTheFieldAndWhatWasExpected(String from, String to, String field, String expected) {
        String json = LEAST.replace(from, to);

        for (boolean tree : List.of(false, true)) {
            InvalidRecordException e = catchThrowableOfType(InvalidRecordException.class, () -> {
                if (tree) {
                    RecordJson.read(Signal.class, new ObjectMapper().readTree(json));
                } else {
                    RecordJson.read(Signal.class, json);
                }
            });
            assertThat(e).as("tree: %s, %s", tree, json).isNotNull();
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.expected()).isEqualTo(expected);
            assertThat(e).hasMessageStartingWith(field + ": expected " + expected + ", found ");
        }
    }

    @Test
    void shouldNameTheElementOfAList() {
        assertThatThrownBy(() -> RecordJson.read(Account.class, "{\"id\":\"a\",\"domains\":[\"acme.fr\",3]}"))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("domains[1]: expected a text, found a number");
        assertThatThrownBy(() -> RecordJson.read(Account.class, "{\"id\":\"a\",\"domains\":[null]}"))
                .hasMessage("domains[0]: expected a text, found null");
    }

    @Test
    void shouldNameAMissingFieldOfANestedRecord() {
        assertThatThrownBy(() ->
                        RecordJson.read(Source.class, "{\"id\":\"site\",\"reach\":{\"alpha\":1},\"class\":\"HUMAN\"}"))
                .hasMessage("reach.beta: expected a finite number, found nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"id\":", "[1", "{\"id\":\"s\",}", "nul", "{'a':1}", "\u0000", "{\"id\":NaN}"})
    void shouldRefuseWhatIsNotJsonWithoutRepeatingIt(String json) {
        assertThatThrownBy(() -> RecordJson.read(Signal.class, json))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("expected a");
    }

    @Test
    void shouldNotRepeatTheValueInTheMessage() {
        assertThatThrownBy(() -> RecordJson.read(Signal.class, LEAST.replace("\"s-1\"", "c.roux@acme.fr")))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("expected a JSON object, found malformed JSON at line 1, column 7");
    }

    @Test
    void shouldRefuseMoreThanOneDocument() {
        assertThatThrownBy(() -> RecordJson.read(Signal.class, LEAST + LEAST))
                .hasMessage("expected one JSON object, found more after its end");
    }

    @Test
    void shouldTakeWholeNumbersHoweverTheyAreSpelt() throws Exception {
        assertThat(RecordJson.read(Account.class, "{\"id\":\"a\",\"employees\":250.0}")
                        .getEmployees())
                .isEqualTo(250);
        for (String wrong : List.of("2.5", "3000000000", "1e300", "123456789012345678901234567890")) {
            assertThatThrownBy(() -> RecordJson.read(Account.class, "{\"id\":\"a\",\"employees\":" + wrong + "}"))
                    .isInstanceOf(InvalidRecordException.class)
                    .hasMessageStartingWith("employees: expected a whole number");
        }
    }

    @Test
    void shouldWriteFieldsInTheOrderOfTheSchemaAndNullsAsNull() throws Exception {
        Signal signal = RecordJson.read(Signal.class, LEAST);
        signal.setAttributes(Map.of("b", "2", "a", "1"));

        assertThat(RecordJson.toJson(signal))
                .isEqualTo("{\"id\":\"s-1\",\"source\":\"site\",\"kind\":\"NEW_KIND\","
                        + "\"occurredAt\":\"2026-01-05T10:00:00Z\",\"observedAt\":null,"
                        + "\"account\":{\"domain\":\"acme.fr\",\"registryId\":null,\"name\":null,\"country\":null,\"city\":null},"
                        + "\"person\":null,\"offering\":null,\"intent\":null,\"strength\":null,\"title\":null,\"text\":null,"
                        + "\"url\":null,\"attributes\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void shouldWriteTheSameTreeAsText() throws Exception {
        Signal signal = RecordJson.read(Signal.class, FULL);
        ObjectNode tree = RecordJson.write(signal);

        assertThat(tree).hasToString(RecordJson.toJson(signal));
        assertThat(RecordJson.read(Signal.class, tree)).isEqualTo(signal);
    }

    @Test
    void shouldKeepBytesOverARoundTrip() throws Exception {
        Homebound moving = new Homebound();
        moving.setLedger(ByteBuffer.wrap(new byte[] {0, -1, 7}));
        moving.setHops(1);

        String json = RecordJson.toJson(moving);

        assertThat(json).contains("\"ledger\":\"AP8H\"");
        assertThat(RecordJson.read(Homebound.class, json)).isEqualTo(moving);
        assertThatThrownBy(() -> RecordJson.read(Homebound.class, json.replace("AP8H", "A")))
                .hasMessage("ledger: expected bytes in base64, found another text");
    }

    @Test
    void shouldNotWriteWhatJsonCannotSay() {
        assertThatThrownBy(() -> RecordJson.toJson(new Interval(Double.NaN, 0.0, 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

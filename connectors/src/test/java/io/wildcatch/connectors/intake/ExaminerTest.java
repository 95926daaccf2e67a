package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.wildcatch.connectors.intake.Body.Records;
import io.wildcatch.connectors.intake.Examiner.Examined;
import io.wildcatch.connectors.intake.Examiner.Rejection;
import io.wildcatch.event.Signal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExaminerTest {

    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00Z");
    private static final String GOOD =
            "{'id':'s-17','source':'site','kind':'WEB_VISIT','occurredAt':'2026-01-05T10:00:00Z','account':{'domain':'acme.fr'}}";

    @Test
    void shouldTakeTheSmallestSignal() {
        Signal signal = only(examine(GOOD, BodyFormat.JSON));

        assertThat(signal.getId()).isEqualTo("s-17");
        assertThat(signal.getObservedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'s-17' | 'id':'' | id: expected",
                "'id':'s-17', | | id: expected",
                "'id':'s-17' | 'id':17 | id: expected",
                "'source':'site' | 'source':' ' | source: expected",
                "'kind':'WEB_VISIT' | 'kind':'' | kind: expected",
                "'domain':'acme.fr' | 'domain':' ' | account: expected at least one of domain, registryId and name",
                "{'domain':'acme.fr'} | {} | account: expected at least one of domain, registryId and name",
                "{'domain':'acme.fr'} | [] | account: expected",
                "'2026-01-05T10:00:00Z' | 'yesterday' | occurredAt: expected",
                "'2026-01-05T10:00:00Z' | '1989-12-31T23:59:59Z' | occurredAt: expected a time from 1990 to 2099",
                "'2026-01-05T10:00:00Z' | '7017-01-05T10:00:00Z' | occurredAt: expected a time from 1990 to 2099",
                "'2026-01-05T10:00:00Z' | '2026-01-07T10:00:01Z' | occurredAt: expected a time at most 1 days ahead",
                "'id' | 'observedAt':'2026-01-08T10:00:00Z','id' | observedAt: expected a time at most 1 days ahead",
                "'id' | 'strength':1.01,'id' | strength: expected a number from 0 to 1",
                "'id' | 'strength':-0.1,'id' | strength: expected a number from 0 to 1",
                "'id' | 'strength':'high','id' | strength: expected",
                "'id' | 'person':{'email':5},'id' | person.email: expected"
            })
    void shouldSayWhatWasExpected(String good, String bad, String error) {
        String body = GOOD.replace(good, bad == null ? "" : bad);

        Examined examined = examine(body, BodyFormat.JSON);

        assertThat(examined.accepted()).isEmpty();
        assertThat(examined.rejected()).singleElement().satisfies(rejection -> {
            assertThat(rejection.index()).isZero();
            assertThat(rejection.error()).startsWith(error);
        });
    }

    /** What the topologies send on of it must fit into a record of Kafka's, or it would stop them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text':'%s' | 920_000 | expected title, text, url and attributes of together at most 917504 bytes",
                "'title':'%s','text':'%1$s' | 460_000 | expected title, text, url and attributes of together",
                "'attributes':{'k':'%s'} | 920_000 | expected title, text, url and attributes of together",
                "'offering':'%s' | 1_025 | offering: expected at most 1024 characters",
                "'person':{'role':'%s'} | 1_025 | person.role: expected at most 1024 characters"
            })
    void shouldRefuseWhatIsTooLargeToBeSentOn(String field, String length, String error) {
        String value = "x".repeat(Integer.parseInt(length.replace("_", "")));
        String body = GOOD.replace("'id'", field.formatted(value) + ",'id'");

        assertThat(examine(body, BodyFormat.JSON).rejected())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.error()).startsWith(error));
    }

    @Test
    void shouldLetAContractEndInTwoYears() {
        String body = GOOD.replace("WEB_VISIT", "CONTRACT_END").replace("2026-01-05T10", "2027-12-31T10");

        assertThat(examine(body, BodyFormat.JSON).rejected()).isEmpty();
    }

    @Test
    void shouldKeepUnknownKindsAndFields() {
        String body = GOOD.replace("'WEB_VISIT'", "'SMELL_OF_MONEY','mood':'good'");

        assertThat(only(examine(body, BodyFormat.JSON)).getKind()).isEqualTo("SMELL_OF_MONEY");
    }

    @Test
    void shouldRejectOneByOneByTheirIndex() {
        Examined examined = examine("[" + GOOD + ",17,null," + GOOD + ",{}]", BodyFormat.JSON);

        assertThat(examined.accepted()).hasSize(2);
        assertThat(examined.rejected()).extracting(Rejection::index).containsExactly(1, 2, 4);
    }

    @Test
    void shouldRefuseAnEndlessName() {
        String body = GOOD.replace("'domain':'acme.fr'", "'name':'" + "x".repeat(1025) + "'");

        assertThat(examine(body, BodyFormat.JSON).rejected())
                .containsExactly(new Rejection(0, "account.name: expected at most 1024 characters"));
    }

    @Test
    void shouldFillFromTheEnvelopeWhatTheSignalLeavesOut() {
        Signal signal = only(examine(
                "{'specversion':'1.0','type':'x','id':'e-1','source':'/shop','time':'2026-01-05T09:00:00Z',"
                        + "'data':{'kind':'PRESS','source':'own','account':{'name':'Acme'}}}",
                BodyFormat.EVENTS));

        assertThat(signal.getId()).isEqualTo("e-1");
        assertThat(signal.getSource()).isEqualTo("own");
        assertThat(signal.getOccurredAt()).isEqualTo("2026-01-05T09:00:00Z");
    }

    @Test
    void shouldTakeABatchOfEventsWithBase64Data() {
        String data = Base64.getEncoder().encodeToString(json(GOOD));
        String event = "{'specversion':'1.0','id':'e','source':'s','data_base64':'" + data + "'}";

        assertThat(examine("[" + event + "," + event + "]", BodyFormat.EVENTS).accepted())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'specversion':'0.3','data':{}} | specversion: expected 1.0",
                "{'specversion':'1.0','data':'text'} | data: expected a signal as a JSON object",
                "{'specversion':'1.0'} | data: expected a signal as a JSON object",
                "{'specversion':'1.0','data_base64':'%%'} | data_base64: expected a signal as JSON in base64",
                "{'kind':'PRESS'} | specversion: expected 1.0"
            })
    void shouldSayWhatIsWrongWithAnEvent(String event, String error) {
        assertThat(examine(event, BodyFormat.EVENTS).rejected()).containsExactly(new Rejection(0, error));
    }

    @Test
    void shouldTakeABinaryEvent() {
        Headers headers = new Headers();
        headers.set("ce-specversion", "1.0");
        headers.set("ce-id", "caf%C3%A9+1");
        headers.set("ce-source", "shop");

        Signal signal = only(Examiner.examine(
                items(GOOD.replace("'id':'s-17',", ""), BodyFormat.BINARY_EVENT).items(),
                BodyFormat.BINARY_EVENT,
                headers,
                NOW));

        assertThat(signal.getId()).isEqualTo("café+1");
        assertThat(signal.getSource()).isEqualTo("site");
    }

    @ParameterizedTest
    @EnumSource(BodyFormat.class)
    void shouldSurviveGarbage(BodyFormat format) {
        Random random = new Random(4);
        for (int round = 0; round < 3_000; round++) {
            if (BodyParser.parse(Garbage.body(random), format) instanceof Records records) {
                Examined examined = Examiner.examine(records.items(), format, new Headers(), NOW);

                assertThat(examined.accepted().size() + examined.rejected().size())
                        .isEqualTo(records.items().size());
            }
        }
    }

    private static Examined examine(String body, BodyFormat format) {
        return Examiner.examine(items(body, format).items(), format, new Headers(), NOW);
    }

    private static Records items(String body, BodyFormat format) {
        return (Records) BodyParser.parse(json(body), format);
    }

    private static byte[] json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(UTF_8);
    }

    private static Signal only(Examined examined) {
        assertThat(examined.rejected()).isEqualTo(List.of());
        return examined.accepted().get(0);
    }
}

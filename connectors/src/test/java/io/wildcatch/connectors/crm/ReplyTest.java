package io.wildcatch.connectors.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replies mean, and where requests may go. */
class ReplyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "7                             > PT7S",
                "0                             > PT0S",
                "Mon, 02 Mar 2026 09:00:30 GMT > PT30S",
                "Mon, 02 Mar 2026 08:00:00 GMT > PT0S",
                "999999999                     > PT24H",
                "soon                          > ",
                "-3                            > ",
            })
    void shouldReadHowLongToWait(String header, String expected) {
        assertThat(reply(429, Map.of("Retry-After", List.of(header)))
                        .retryAfter(() -> NOW)
                        .map(Duration::toString)
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, RefusedWhole",
        "413, RefusedWhole",
        "422, RefusedWhole",
        "429, Throttled",
        "401, Misconfigured",
        "403, Misconfigured",
        "404, Misconfigured",
        "301, Misconfigured",
        "300, Misconfigured",
        "304, Misconfigured",
        "407, Misconfigured",
        "500, Unavailable",
        "502, Unavailable",
        "503, Unavailable",
        "504, Unavailable"
    })
    void shouldKnowWhoIsToBlame(int status, String answer) {
        assertThat(reply(status, Map.of())
                        .asAnswer(() -> NOW, "the receiver")
                        .getClass()
                        .getSimpleName())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void shouldNotRepeatWhatARefusalOfUsSays(int status) {
        assertThat(new Reply(status, NO_HEADERS, "no rights for Bearer hush-hush, jo@acme.fr".getBytes(UTF_8))
                        .asAnswer(() -> NOW, "the receiver"))
                .isEqualTo(
                        new Answer.Misconfigured("the receiver replied " + status + ": check credentials and rights"));
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_SCOPES, MISSING_SCOPES",
        "invalid_client, invalid_client",
        "Bearer hush-hush, no reason given",
        "pat-eu1-0815, no reason given",
        "'', no reason given"
    })
    void shouldTellAReasonByItsCodeAlone(String given, String told) {
        assertThat(Reply.code(TextNode.valueOf(given))).isEqualTo(told);
    }

    @Test
    void shouldHoldOnlyAnErrorOfTheSystemItselfAgainstARecord() {
        assertThat(((Answer.Unavailable) reply(500, Map.of()).asAnswer(() -> NOW, "x")).answered())
                .isTrue();
        assertThat(((Answer.Unavailable) reply(502, Map.of()).asAnswer(() -> NOW, "x")).answered())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example.com/a, true",
        "https://eu.crm.example.com, false",
        "https://a.force.example, true",
        "https://a.b.force.example, true",
        "https://force.example, false",
        "https://evilforce.example, false",
        "https://CRM.example.com, true",
        "http://crm.example.com, false",
        "https://user:pw@crm.example.com, false",
        "file:///etc/passwd, false"
    })
    void shouldSendDataToAllowedHostsOnly(String address, boolean allowed) {
        AllowedHosts hosts = new AllowedHosts(List.of("crm.example.com", "*.force.example"), false);

        assertThat(hosts.objection(URI.create(address)) == null).isEqualTo(allowed);
    }

    @Test
    void shouldNotRepeatATokenThatCanNotBeSent() {
        Http http = new Http(new AllowedHosts(List.of("127.0.0.1"), true), Duration.ofSeconds(1));

        assertThatThrownBy(() -> http.send(
                        "GET",
                        URI.create("http://127.0.0.1:9"),
                        Map.of("Authorization", "Bearer hush\nhush"),
                        new byte[0]))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("the header Authorization: expected what may stand in a header")
                .hasMessageNotContaining("hush");
    }

    private static Reply reply(int status, Map<String, List<String>> headers) {
        return new Reply(status, HttpHeaders.of(headers, (name, value) -> true), new byte[0]);
    }
}

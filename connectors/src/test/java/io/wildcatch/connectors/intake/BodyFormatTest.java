package io.wildcatch.connectors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormatTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "application/json;charset=utf-8, JSON",
        "APPLICATION/JSON, JSON",
        "application/x-ndjson, LINES",
        "application/jsonl, LINES",
        "application/cloudevents+json; charset=UTF-8, EVENTS",
        "application/cloudevents-batch+json, EVENTS"
    })
    void shouldKnowTheFormsOfTheContract(String contentType, BodyFormat expected) {
        Headers headers = new Headers();
        headers.set("Content-Type", contentType);

        assertThat(BodyFormat.of(headers)).contains(expected);
    }

    @Test
    void shouldTakeAMissingTypeForJson() {
        assertThat(BodyFormat.of(new Headers())).contains(BodyFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=utf-8", "application/x-www-form-urlencoded"})
    void shouldTakeWhatCommandLineToolsSayForJson(String contentType) {
        Headers headers = new Headers();
        headers.set("Content-Type", contentType);

        assertThat(BodyFormat.of(headers)).contains(BodyFormat.JSON);
    }

    /** A browser sends these types to other sites without asking them first. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void shouldRefuseTheSameFromABrowser(String contentType) {
        Headers headers = new Headers();
        headers.set("Content-Type", contentType);
        headers.set("Origin", "null");

        assertThat(BodyFormat.of(headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/xml", "multipart/form-data", "image/png"})
    void shouldRefuseWhatIsClearlyWrong(String contentType) {
        Headers headers = new Headers();
        headers.set("Content-Type", contentType);

        assertThat(BodyFormat.of(headers)).isEmpty();
    }

    @Test
    void shouldRefuseCompressedBodies() {
        Headers headers = new Headers();
        headers.set("Content-Encoding", "gzip");

        assertThat(BodyFormat.of(headers)).isEmpty();
    }

    @Test
    void shouldSeeABinaryEventByItsHeaders() {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        headers.set("ce-specversion", "1.0");

        assertThat(BodyFormat.of(headers)).contains(BodyFormat.BINARY_EVENT);
    }
}

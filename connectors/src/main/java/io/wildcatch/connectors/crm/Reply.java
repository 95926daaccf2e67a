package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wildcatch.connectors.http.RetryAfter;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What a server replied to one request. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The code by which a system names its reason, such as {@code MISSING_SCOPES}. What looks otherwise is left out: who
     * refuses us may repeat what we sent.
     */
    public static String code(JsonNode field) {
        String text = field.asText();
        return text.matches("[A-Z_]{1,60}|[a-z_]{1,60}") ? text : "no reason given";
    }

    /** Whether the server refuses us, not what we ask for: what it says then may quote a token and belongs in no message. */
    public boolean isOfCredentials() {
        return status == 401 || status == 403 || status == 407;
    }

    /** The start of the body, for a message to a person. */
    private String excerpt() {
        String text = new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8);
        return text.replaceAll("\\s+", " ").strip();
    }

    /** How long the server asks to wait: {@code Retry-After} in seconds or as a date, one day at most. */
    public Optional<Duration> retryAfter(InstantSource clock) {
        return RetryAfter.of(headers, clock.instant(), LONGEST_WAIT);
    }

    /**
     * What a reply that isn't a success means where the system has no codes of its own: 429 asks to wait, 502 to 504
     * and 408 are an absence, other 5xx an error, 401, 403, 404, 407 and redirects a wrong setting, and the rest a refusal.
     */
    public Answer asAnswer(InstantSource clock, String what) {
        return switch (status) {
            case 429 -> new Answer.Throttled(retryAfter(clock));
            case 503 ->
                retryAfter(clock).isPresent()
                        ? new Answer.Throttled(retryAfter(clock))
                        : new Answer.Unavailable(what + " replied 503", false);
            case 408, 425, 502, 504 -> new Answer.Unavailable(what + " replied " + status, false);
            case 401, 403, 407 ->
                new Answer.Misconfigured(what + " replied " + status + ": check credentials and rights");
            case 404, 405, 410 -> new Answer.Misconfigured(what + " replied " + status + ": check the address");
            default ->
                status >= 500
                        ? new Answer.Unavailable(what + " replied " + status, true)
                        : status < 400
                                ? new Answer.Misconfigured(
                                        what + " replied " + status + ": it moved, correct the address")
                                : new Answer.RefusedWhole(new Outcome.Refused("HTTP_" + status, excerpt()));
        };
    }
}

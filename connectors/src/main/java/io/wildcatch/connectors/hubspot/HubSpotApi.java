package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.AccessTokens;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests to one account's API. Used by several threads. */
final class HubSpotApi {

    private static final byte[] NOTHING = {};

    private final Http http;
    private final URI url;
    private final AccessTokens tokens;
    private final Limits limits;
    private final InstantSource clock;

    HubSpotApi(Http http, URI url, AccessTokens tokens, Limits limits, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    Reply post(String path, JsonNode body) throws NoAnswerException, InterruptedException {
        return call("POST", path, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a request that concerns no certain record replies; an error passes, or it doesn't, for all of them. */
    JsonNode ask(String path, JsonNode body) throws NoAnswerException, InterruptedException {
        return read(post(path, body));
    }

    /** As {@link #ask}, without a body. */
    JsonNode get(String path) throws NoAnswerException, InterruptedException {
        return read(call("GET", path, NOTHING));
    }

    private JsonNode read(Reply reply) throws NoAnswerException {
        if (!reply.isSuccess()) {
            throw new NoAnswerException(Refusals.ofNoRecord(answer(reply)));
        }
        JsonNode body = reply.json();
        if (!body.isObject()) {
            throw new NoAnswerException(new Answer.Unavailable("HubSpot's reply is no JSON", false));
        }
        return body;
    }

    private Reply call(String method, String path, byte[] body) throws NoAnswerException, InterruptedException {
        AccessTokens.Token token = tokens.current();
        Reply reply = once(token, method, path, body);
        if (reply.status() == 401) {
            tokens.invalidate(token);
            reply = once(tokens.current(), method, path, body);
        }
        return reply;
    }

    private Reply once(AccessTokens.Token token, String method, String path, byte[] body)
            throws NoAnswerException, InterruptedException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token.value());
        headers.put("User-Agent", "wildcatch");
        if (body.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        limits.sending();
        Reply reply = http.send(method, URI.create(url + path), headers, body);
        limits.note(reply);
        return reply;
    }

    /** What a reply that isn't a success means. */
    Answer answer(Reply reply) {
        JsonNode body = reply.json();
        Optional<Duration> asked = reply.retryAfter(clock);
        return switch (reply.status()) {
            case 429 ->
                new Answer.Throttled(
                        asked.or(() -> limits.pause(body.path("policyName").asText())));
            case 423 -> new Answer.Throttled(asked.or(() -> Optional.of(Duration.ofSeconds(2))));
            case 477 -> new Answer.Throttled(asked);
            case 409 -> new Answer.Unavailable("HubSpot finds a conflict: " + Refusals.code(body), true);
            case 520, 521, 522, 523, 524 -> new Answer.Unavailable("HubSpot replied " + reply.status(), false);
            case 401 ->
                new Answer.Misconfigured("HubSpot doesn't take the token (" + Refusals.code(body) + "): check "
                        + Access.TOKEN + ", or give the app access again");
            case 403 ->
                new Answer.Misconfigured("HubSpot refuses it (" + Refusals.code(body)
                        + "): the app needs the scopes to read and write these records");
            case 400 -> Refusals.ofWhole(body);
            default -> reply.asAnswer(clock, "HubSpot");
        };
    }
}

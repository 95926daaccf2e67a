package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Who may ask: the token of a private app, or one that {@code POST /oauth/v1/token} gave for a refresh token. */
final class Access {

    static final String PRIVATE_TOKEN = "pat-eu1-00000000-fake-fake-fake-000000000000";
    static final String CLIENT_ID = "11111111-fake-fake-fake-111111111111";
    static final String CLIENT_SECRET = "22222222-fake-fake-fake-222222222222";
    static final String REFRESH_TOKEN = "eu1-3333-fake-fake-fake-333333333333";

    private final InstantSource clock;
    private final Map<String, Instant> issued = new HashMap<>();
    private Duration life = Duration.ofMinutes(30);
    private boolean privateApp = true;
    private int count;

    Access(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void life(Duration of) {
        life = of;
    }

    synchronized void revokePrivateToken() {
        privateApp = false;
    }

    /** All tokens given so far are no good from now on; refresh tokens stay. */
    synchronized void expire() {
        issued.replaceAll((token, until) -> Instant.MIN);
    }

    synchronized int issued() {
        return count;
    }

    synchronized void check(FakeRequest request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw ApiException.of(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
        }
        String token = header.substring("Bearer ".length());
        Instant until = issued.get(token);
        if (until != null && !clock.instant().isBefore(until)) {
            throw ApiException.of(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
        }
        if (until == null && !(privateApp && token.equals(PRIVATE_TOKEN))) {
            throw ApiException.of(401, "INVALID_AUTHENTICATION", "Authentication credentials not found or not valid.");
        }
    }

    synchronized FakeResponse token(FakeRequest request) {
        Map<String, String> form = form(request.body());
        if (!"refresh_token".equals(form.get("grant_type"))) {
            throw ApiException.of(400, "VALIDATION_ERROR", "grant_type: expected refresh_token");
        }
        if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            throw ApiException.of(400, "BAD_CLIENT_ID", "missing or unknown client id or secret");
        }
        if (!REFRESH_TOKEN.equals(form.get("refresh_token"))) {
            throw ApiException.of(400, "BAD_REFRESH_TOKEN", "missing or invalid refresh token");
        }
        String token = "access-" + ++count;
        issued.put(token, clock.instant().plus(life));
        return FakeResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("token_type", "bearer")
                        .put("refresh_token", REFRESH_TOKEN)
                        .put("access_token", token)
                        .put("expires_in", life.toSeconds()));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}

package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code POST /services/oauth2/token}, and the sessions that come of it. */
final class Tokens {

    static final String CONSUMER_KEY = "3MVG9wildcatch.consumer.key";
    static final String CONSUMER_SECRET = "0123456789ABCDEF0123456789ABCDEF";
    static final String USERNAME = "wildcatch@example.com";
    private static final List<String> AUDIENCES =
            List.of("https://login.salesforce.com", "https://test.salesforce.com");
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    final AtomicInteger issued = new AtomicInteger();
    volatile Duration lifetime = Duration.ofHours(2);
    volatile @Nullable PublicKey certificate;
    volatile @Nullable String instanceUrl;

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    FakeResponse issue(FakeRequest request, String url, String userId) {
        if (!request.method().equals("POST")) {
            return refused("invalid_request", "must use HTTP POST");
        }
        Map<String, String> form = form(request.body());
        Optional<FakeResponse> refusal = switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> byClient(request, form);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> byJwt(form.getOrDefault("assertion", ""));
            default -> Optional.of(refused("unsupported_grant_type", "grant type not supported"));
        };
        return refusal.orElseGet(() -> granted(url, userId));
    }

    private Optional<FakeResponse> byClient(FakeRequest request, Map<String, String> form) {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        String basic = request.header("authorization").orElse("");
        if (basic.startsWith("Basic ")) {
            String[] pair =
                    new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            id = pair[0];
            secret = pair[1];
        }
        if (!CONSUMER_KEY.equals(id)) {
            return Optional.of(refused("invalid_client_id", "client identifier invalid"));
        }
        return CONSUMER_SECRET.equals(secret)
                ? Optional.empty()
                : Optional.of(refused("invalid_client", "invalid client credentials"));
    }

    private Optional<FakeResponse> byJwt(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3 || !json(parts[0]).path("alg").asText().equals("RS256") || !isSigned(parts)) {
            return Optional.of(refused("invalid_grant", "invalid assertion"));
        }
        JsonNode claims = json(parts[1]);
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!claims.path("iss").asText().equals(CONSUMER_KEY)) {
            return Optional.of(refused("invalid_client_id", "client identifier invalid"));
        }
        if (!AUDIENCES.contains(claims.path("aud").asText())) {
            return Optional.of(refused("invalid_grant", "audience is invalid"));
        }
        if (!end.isAfter(clock.instant()) || end.isAfter(clock.instant().plus(LONGEST_ASSERTION))) {
            return Optional.of(refused("invalid_grant", "expired authorization code"));
        }
        return claims.path("sub").asText().equals(USERNAME)
                ? Optional.empty()
                : Optional.of(refused("invalid_grant", "user hasn't approved this consumer"));
    }

    private boolean isSigned(String[] parts) {
        PublicKey key = certificate;
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private FakeResponse granted(String url, String userId) {
        String token = "00DWc0000000001!" + issued.incrementAndGet();
        sessions.put(token, clock.instant().plus(lifetime));
        String instance = instanceUrl;
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("access_token", token).put("scope", "api id");
        reply.put("instance_url", instance == null ? url : instance);
        reply.put("id", "https://login.salesforce.com/id/00DWc0000000001MAA/" + userId);
        return FakeResponse.json(200, reply.put("token_type", "Bearer"));
    }

    /** @throws Problem 401 when the token is none, or none any more */
    void check(FakeRequest request) {
        String header = request.header("authorization").orElse("");
        Instant end = sessions.get(header.startsWith("Bearer ") ? header.substring(7) : header);
        if (end == null || !clock.instant().isBefore(end)) {
            throw new Problem(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
    }

    void expireAll() {
        sessions.clear();
    }

    private static FakeResponse refused(String error, String description) {
        return FakeResponse.json(
                400, JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return form;
    }
}

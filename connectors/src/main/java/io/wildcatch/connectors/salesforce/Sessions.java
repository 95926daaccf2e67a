package io.wildcatch.connectors.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.AccessTokens;
import io.wildcatch.connectors.crm.AccessTokens.Token;
import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who we are in an org, and where it is. Salesforce doesn't say how long a token lasts: that is a setting, there and here. */
final class Sessions {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept",
            "application/json",
            "User-Agent",
            "wildcatch");

    /**
     * One session.
     *
     * @param instance the org's own address, which is an allowed one
     * @param userId whom the connected app acts for; 15 characters
     */
    record Session(Token token, URI instance, String userId) {}

    private final Http http;
    private final AllowedHosts hosts;
    private final URI address;
    private final Login login;
    private final Duration lifetime;
    private final InstantSource clock;
    private final AccessTokens tokens;
    private @Nullable Session session;

    /** @param lifetime how long a token is used; shorter than the session timeout set in Salesforce */
    Sessions(Http http, AllowedHosts hosts, URI loginUrl, Login login, Duration lifetime, InstantSource clock) {
        this.http = http;
        this.hosts = hosts;
        this.address = loginUrl.resolve("/services/oauth2/token");
        this.login = login;
        this.lifetime = lifetime;
        this.clock = clock;
        this.tokens = new AccessTokens(this::issue, clock, lifetime.dividedBy(10));
    }

    synchronized Session current() throws NoAnswerException, InterruptedException {
        Token token = tokens.current();
        Session known = session;
        if (known == null || !known.token().equals(token)) {
            throw new IllegalStateException("a token without its session");
        }
        return known;
    }

    synchronized void invalidate(Session refused) {
        tokens.invalidate(refused.token());
    }

    private Token issue() throws NoAnswerException, InterruptedException {
        Instant now = clock.instant();
        Reply reply = http.send("POST", address, HEADERS, login.form(now).getBytes(UTF_8));
        JsonNode body = reply.json();
        if (!reply.isSuccess()) {
            throw new NoAnswerException(refusal(reply, body));
        }
        Token token = new Token(body.path("access_token").asText(), now.plus(lifetime));
        session = new Session(token, instance(body), user(body));
        return token;
    }

    /** The last part of the identity's address; without it we couldn't tell our changes from people's. */
    private static String user(JsonNode body) throws NoAnswerException {
        String identity = body.path("id").asText();
        String user = identity.substring(identity.lastIndexOf('/') + 1);
        if (!user.startsWith("005")) {
            throw new NoAnswerException(
                    new Answer.Misconfigured("the token names no user; give the connected app the scope api"));
        }
        return SalesforceId.shortened(user);
    }

    private URI instance(JsonNode body) throws NoAnswerException {
        String text = body.path("instance_url").asText();
        try {
            return hosts.check(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException(
                    new Answer.Misconfigured("the token's instance_url is no address; check " + Access.LOGIN_URL));
        }
    }

    private Answer refusal(Reply reply, JsonNode body) {
        String error = body.path("error").asText();
        if (error.isEmpty() || reply.status() >= 429) {
            return SalesforceApi.notOfARecord(reply.asAnswer(clock, "Salesforce's login"));
        }
        String description = body.path("error_description").asText();
        String said = reply.isOfCredentials() ? Reply.code(body.path("error")) : error + ": " + description;
        return new Answer.Misconfigured(
                "Salesforce gives no token, it says " + said + "; " + advice(error, description));
    }

    private static String advice(String error, String description) {
        if (error.startsWith("invalid_client")) {
            return "check " + Access.CLIENT_ID + " and " + Access.CLIENT_SECRET;
        }
        return switch (description) {
            case "invalid assertion" -> "check that the connected app has the certificate of " + Access.PRIVATE_KEY;
            case "audience is invalid" -> "check " + Access.AUDIENCE;
            case "expired authorization code" -> "check this machine's clock";
            case "user hasn't approved this consumer" ->
                "check " + Access.USERNAME + ", and that the connected app pre-authorises the user";
            default -> "check the connected app";
        };
    }
}

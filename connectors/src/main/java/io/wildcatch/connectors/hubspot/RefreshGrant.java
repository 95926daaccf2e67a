package io.wildcatch.connectors.hubspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.AccessTokens;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.Map;

/** Gets an access token, good for half an hour, for OAuth's refresh token. */
record RefreshGrant(Http http, URI url, String clientId, String clientSecret, String refreshToken, InstantSource clock)
        implements AccessTokens.Issuer {

    @Override
    public AccessTokens.Token issue() throws NoAnswerException, InterruptedException {
        Reply reply = http.send(
                "POST",
                URI.create(url + "/oauth/v1/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "User-Agent", "wildcatch"),
                form().getBytes(UTF_8));
        JsonNode body = reply.json();
        String token = body.path("access_token").asText();
        if (!reply.isSuccess() || token.isEmpty()) {
            throw new NoAnswerException(answer(reply, body));
        }
        return new AccessTokens.Token(
                token, clock.instant().plusSeconds(body.path("expires_in").asLong(1800)));
    }

    private Answer answer(Reply reply, JsonNode body) {
        if (reply.status() == 400 || reply.status() == 401) {
            return new Answer.Misconfigured("HubSpot gives no token (" + code(body) + "): check " + Access.CLIENT_ID
                    + ", " + Access.CLIENT_SECRET + " and " + Access.REFRESH_TOKEN);
        }
        return reply.isSuccess()
                ? new Answer.Unavailable("HubSpot's reply has no token in it", false)
                : reply.asAnswer(clock, "HubSpot");
    }

    private static String code(JsonNode body) {
        return Reply.code(body.has("category") ? body.path("category") : body.path("status"));
    }

    private String form() {
        return "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
                .formatted(encoded(clientId), encoded(clientSecret), encoded(refreshToken));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
        return "RefreshGrant[hidden]";
    }
}

package io.wildcatch.connectors.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** How a connected app shows who it is when it asks for a token. */
sealed interface Login {

    /** The request's body. */
    String form(Instant now);

    /** The app's consumer secret; it acts for the user that its settings in Salesforce name. */
    record ByClientCredentials(String clientId, String secret) implements Login {
        @Override
        public String form(Instant now) {
            return "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        }

        @Override
        public String toString() {
            return "ByClientCredentials[hidden]";
        }
    }

    /**
     * An assertion signed with a key whose certificate the app has (RFC 7523, RS256).
     *
     * @param audience https://login.salesforce.com, or https://test.salesforce.com for sandboxes
     */
    record ByJwt(String clientId, String username, String audience, PrivateKey key) implements Login {

        /** Salesforce takes none that lasts longer. */
        private static final Duration VALID = Duration.ofMinutes(3);

        @Override
        public String form(Instant now) {
            return "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                    + assertion(now);
        }

        private String assertion(Instant now) {
            String claims = JsonNodeFactory.instance
                    .objectNode()
                    .put("iss", clientId)
                    .put("sub", username)
                    .put("aud", audience)
                    .put("exp", now.plus(VALID).getEpochSecond())
                    .toString();
            String text = base64("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(key);
                signature.update(text.getBytes(UTF_8));
                return text + "." + base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key that could be read can't sign", e);
            }
        }

        @Override
        public String toString() {
            return "ByJwt[hidden]";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

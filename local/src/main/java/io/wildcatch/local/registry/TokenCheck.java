package io.wildcatch.local.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets requests in that bring the token. Clients of registries know basic authentication better than bearer tokens. */
final class TokenCheck {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Optional<String> token;

    TokenCheck(Optional<String> token) {
        this.token = token;
    }

    /** @param authorization the header of that name */
    boolean admits(@Nullable String authorization) {
        return token.isEmpty() || (authorization != null && equal(secret(authorization), token.get()));
    }

    private static String secret(String authorization) {
        if (isScheme(BEARER, authorization)) {
            return authorization.substring(BEARER.length()).trim();
        }
        return isScheme(BASIC, authorization) ? password(authorization.substring(BASIC.length())) : "";
    }

    /** Names of schemes are the same in any case (RFC 9110, 11.1). */
    private static boolean isScheme(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** In a time that doesn't tell how much of it was right. */
    private static boolean equal(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}

package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.AccessTokens;
import java.time.Instant;

/** The token of a private app: good until somebody revokes it. */
record PrivateToken(String value) implements AccessTokens.Issuer {

    @Override
    public AccessTokens.Token issue() {
        return new AccessTokens.Token(value, Instant.MAX);
    }

    @Override
    public String toString() {
        return "PrivateToken[hidden]";
    }
}

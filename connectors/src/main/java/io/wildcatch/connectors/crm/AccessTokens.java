package io.wildcatch.connectors.crm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The token of one credential: fetched anew before it expires, and when the system says that it is no good any more. */
public final class AccessTokens {

    /**
     * @param value never logged
     * @param expiresAt from when on it is taken to be no good
     */
    public record Token(String value, Instant expiresAt) {
        @Override
        public String toString() {
            return "Token[hidden, until " + expiresAt + "]";
        }
    }

    /** Asks for a token. */
    @FunctionalInterface
    public interface Issuer {
        /** @throws NoAnswerException when there is none, with what to answer instead */
        Token issue() throws NoAnswerException, InterruptedException;
    }

    private final Issuer issuer;
    private final InstantSource clock;
    private final Duration early;
    private @Nullable Token token;

    /** @param early how long before its end a token is replaced */
    public AccessTokens(Issuer issuer, InstantSource clock, Duration early) {
        this.issuer = issuer;
        this.clock = clock;
        this.early = early;
    }

    /** A token that lasts for a while. */
    public synchronized Token current() throws NoAnswerException, InterruptedException {
        Token known = token;
        if (known == null || !clock.instant().isBefore(known.expiresAt().minus(early))) {
            known = issuer.issue();
            token = known;
        }
        return known;
    }

    /** The system doesn't take this one: the next call fetches another, unless somebody has done so already. */
    public synchronized void invalidate(Token refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }
}

package io.wildcatch.local.market;

import io.wildcatch.connectors.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How to feed a demonstration.
 *
 * @param intake address of the intake, without or with {@code /signals}
 * @param token shows who asks, where the intake wants to know
 * @param secret signs the requests, where the intake wants it
 * @param seed the same seed gives the same companies; what they do depends on when it is started, too
 * @param companies size of the market, at least 50
 * @param perSecond signals a second, greater than 0
 * @param clock what time signals bear
 */
public record DemoConfig(
        URI intake,
        Optional<Secret> token,
        Optional<Secret> secret,
        long seed,
        int companies,
        double perSecond,
        InstantSource clock) {

    private static final int FEWEST = 50;

    public DemoConfig {
        if (companies < FEWEST) {
            throw new IllegalArgumentException("companies must be at least " + FEWEST + ", but is " + companies);
        }
        if (!(perSecond > 0 && perSecond <= 1000)) {
            throw new IllegalArgumentException("perSecond must be above 0 and at most 1000, but is " + perSecond);
        }
    }

    /** Six hundred companies, three signals a second. */
    public static DemoConfig of(URI intake, InstantSource clock) {
        return of(intake, Optional.empty(), Optional.empty(), clock);
    }

    /** The same, with what the intake asks for: a bearer token, signatures. */
    public static DemoConfig of(URI intake, Optional<Secret> token, Optional<Secret> secret, InstantSource clock) {
        return new DemoConfig(intake, token, secret, 1, 600, 3, clock);
    }

    /** The market that it is about. */
    public Market market() {
        return Market.of(new MarketSettings(companies, 60, seed, clock.instant()));
    }

    URI signals() {
        String address = intake.toString();
        return address.endsWith("/signals") ? intake : URI.create(address.replaceFirst("/+$", "") + "/signals");
    }

    Duration pause() {
        return Duration.ofMillis(Math.max(100, (long) (1000 / perSecond)));
    }
}

package io.wildcatch.connectors.salesforce;

import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many of an org's requests in 24 hours are used: every reply says it, in {@code Sforce-Limit-Info}. A share is
 * left to others; when the rest is used, there is a pause, and then one request to see.
 */
final class Usage {

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);
    private static final Pattern HEADER = Pattern.compile("\\bapi-usage=(\\d{1,9})/(\\d{1,9})");

    private final double share;
    private final Duration pause;
    private final InstantSource clock;
    private Instant quietUntil = Instant.EPOCH;

    /**
     * @param reserve percent of the org's requests that are left to others
     * @param pause between looks whether there are some again
     */
    Usage(int reserve, Duration pause, InstantSource clock) {
        this.share = 1 - reserve / 100.0;
        this.pause = pause;
        this.clock = clock;
    }

    Duration pause() {
        return pause;
    }

    /** @throws NoAnswerException while there is a pause */
    synchronized void check() throws NoAnswerException {
        Duration left = Duration.between(clock.instant(), quietUntil);
        if (!left.isNegative() && !left.isZero()) {
            throw new NoAnswerException(new Answer.Throttled(Optional.of(left)));
        }
    }

    synchronized void note(Reply reply) {
        Matcher usage =
                HEADER.matcher(reply.headers().firstValue("sforce-limit-info").orElse(""));
        if (usage.find() && Long.parseLong(usage.group(1)) >= share * Long.parseLong(usage.group(2))) {
            quietUntil = clock.instant().plus(pause);
            LOG.warn(
                    "The org has used {} of its {} requests in 24 hours; the next one is made in {}",
                    usage.group(1),
                    usage.group(2),
                    pause);
        }
    }
}

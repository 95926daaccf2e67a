package io.wildcatch.streams.domain.policy;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;

/**
 * Priors per kind of signal: log-odds of one fresh signal of strength 1, and its half-life. Somebody who asks for an
 * offer, a tender, a meeting or an introduction is in a buying process; a visit or a headline alone is not. What is news about a company, posts and
 * appointments included, comes in swarms where a company is in the public eye, and weighs little.
 */
final class KindPriors {

    static final Map<String, KindTerms> TABLE = Map.ofEntries(
            entry("HAND_RAISE", kind(6.5, 14)),
            entry("TENDER", kind(5.5, 30)),
            entry("MEETING", kind(4.8, 14)),
            entry("REFERRAL", kind(4.8, 21)),
            entry("CONTRACT_END", kind(3.6, 60)),
            entry("USAGE_DROP", kind(4.5, 14)),
            entry("COMPARISON", kind(3.2, 5)),
            entry("TOPIC_SURGE", kind(1.8, 7)),
            entry("PRODUCT_USAGE", kind(2.0, 7)),
            entry("CONTENT_DOWNLOAD", kind(1.8, 4)),
            entry("APPOINTMENT", kind(1.2, 30)),
            entry("FUNDING", kind(1.2, 30)),
            entry("TECH_CHANGE", kind(1.2, 21)),
            entry("WEB_VISIT", kind(1.6, 1)),
            entry("JOB_POST", kind(1.0, 21)),
            entry("DEPARTURE", kind(0.8, 30)),
            entry("SUPPORT_TICKET", kind(1.0, 5)),
            entry("PRESS", kind(0.4, 5)),
            entry("LEGAL_NOTICE", kind(0.4, 14)));

    private static KindTerms kind(double weight, int halfLifeDays) {
        return new KindTerms(weight, Duration.ofDays(halfLifeDays));
    }

    private KindPriors() {}
}

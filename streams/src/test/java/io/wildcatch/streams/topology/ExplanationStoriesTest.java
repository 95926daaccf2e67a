package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said agrees with the numbers. */
class ExplanationStoriesTest extends Stories {

    private Decision last() {
        List<Decision> decisions = market.decisions();
        return decisions.get(decisions.size() - 1);
    }

    @Test
    void shouldSayThatTooFewPeopleMakeADealSimple() {
        market.offering("mid", 5_000, 9_000, 20_000);
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> {
            by("c.roux@acme.fr", "CFO").accept(signal);
            signal.setOffering("mid");
        }));

        Decision simple = last();
        assertThat(simple.getLane()).isEqualTo(Lane.AUTOMATION);
        assertThat(simple.getWhy().get(0))
                .isEqualTo("Baskets from 5000 to 20000 EUR are served by machines while fewer than 3 people are seen,"
                        + " and 1 was.");
    }

    @Test
    void shouldSayThatASmallBasketIsForMachinesWhoeverIsSeen() {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, signal -> signal.setOffering("paper")));

        assertThat(last().getWhy().get(0)).isEqualTo("Baskets of up to 1200 EUR are served by machines.");
    }

    @Test
    void shouldTellTheLimitAsItWasSet() {
        market.policy("version: strict\nvisibility:\n  limit: 0.25\n");
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
        market.send(signal("b", "gazette", "PRESS", HOUR));

        List<Decision> decisions = market.decisions();
        assertThat(decisions.get(0).getWhy().get(0)).endsWith("and at most 0.25 rivals are expected to know.");
        assertThat(decisions.get(1).getWhy().get(0)).startsWith("More than 0.25 rivals ");
    }

    @Test
    void shouldCallEvidenceEarlierWhoseEventsWereFoldedAway() {
        for (int i = 0; i < 60; i++) {
            market.send(signal("v" + i, "site", "WEB_VISIT", HOUR.multipliedBy(25 * i)));
        }
        for (int i = 0; i < 100; i++) {
            market.send(signal("w" + i, "site", "TOPIC_SURGE", HOUR.multipliedBy(25 * 60 + i)));
        }
        market.verdict("domain:acme.fr", Outcome.LOST, HOUR.multipliedBy(25 * 60 + 101));

        assertThat(last().getWhy())
                .noneMatch(why -> why.contains("0 events"))
                .anyMatch(why -> why.startsWith("WEB_VISIT (earlier evidence) adds "));
    }
}

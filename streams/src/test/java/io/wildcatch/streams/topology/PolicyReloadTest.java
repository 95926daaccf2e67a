package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy is published while the pipeline runs, through the whole topology with its real stores. */
class PolicyReloadTest extends Stories {

    private static final String EASY = "version: q2\nscoring:\n  floor: 0.3\n";

    private static Signal raise(String id, String domain, Duration after) {
        return signal(id, "crm", "HAND_RAISE", after, raise -> {
            of(domain, null, null, null).accept(raise);
            raise.setOffering(null);
        });
    }

    @Test
    void shouldDecideTheNextTimeUnderThePolicyThatWasPublishedMeanwhile() {
        market.send(signal("a", "site", "COMPARISON", Duration.ZERO));
        market.policy(EASY);
        market.send(signal("b", "site", "CONTENT_DOWNLOAD", HOUR));

        List<Decision> decisions = market.decisions();
        assertThat(decisions).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.HUMAN);
        assertThat(decisions).extracting(Decision::getPolicyVersion).containsExactly("default-1", "q2");
        assertThat(decisions)
                .extracting(Decision::getOpportunityId)
                .containsOnly(decisions.get(0).getOpportunityId());
        assertThat(market.opportunities())
                .extracting(Opportunity::getPolicyVersion)
                .containsExactly("q2");
        assertThat(market.inForce).containsExactly("q2");
    }

    @Test
    void shouldDecideNothingAnewBecauseOfAPolicyAlone() {
        market.send(signal("a", "site", "COMPARISON", Duration.ZERO));
        market.policy(EASY);
        market.passWallClock(Duration.ofSeconds(5));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD);
    }

    @Test
    void shouldFireTheTimersOfBeforeOnceUnderTheNewPolicy() {
        market.send(signal("a", "site", "WEB_VISIT", Duration.ZERO));
        market.policy("version: q2\n");
        market.policy("version: q3\n");
        market.passWallClock(DAY.multipliedBy(60));

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HELD, Lane.EXPIRED);
        assertThat(market.suppressed()).singleElement().satisfies(expired -> {
            assertThat(expired.getAt()).isEqualTo(Market.START.plus(DAY.multipliedBy(45)));
            assertThat(expired.getPolicyVersion()).isEqualTo("q3");
        });
    }

    @Test
    void shouldGoBackToThePolicyOfTheStartWhenTheOtherIsWithdrawn() {
        market.policy("version: q2\n");
        market.sendRaw(market.topics.policies().name(), Topics.POLICY, null);
        market.send(raise("a", "acme.fr", Duration.ZERO));

        assertThat(market.decisions()).extracting(Decision::getPolicyVersion).containsExactly("default-1");
        assertThat(market.inForce).containsExactly("q2", "default-1");
    }

    @Test
    void shouldKeepTheLastGoodPolicyWhenOneCannotBeUsed() {
        market.policy("version: q2\n");
        market.policy("version: q3\nscoring:\n  floor: high\n");
        market.policy("version: [q4\n");
        market.send(raise("a", "acme.fr", Duration.ZERO));

        assertThat(market.decisions()).extracting(Decision::getPolicyVersion).containsExactly("q2");
        assertThat(market.rejected()).isEmpty();

        market.policy("version: q5\n");
        market.send(raise("b", "beta.fr", HOUR));
        assertThat(market.decisions()).extracting(Decision::getPolicyVersion).containsExactly("q5");
        assertThat(market.inForce).containsExactly("q2", "refused", "refused", "q5");
    }

    @Test
    void shouldLeaveAllAsItIsWhenTheSameIsPublishedTwice() {
        market.policy(EASY);
        market.policy(EASY);

        assertThat(market.inForce).containsExactly("q2");
    }

    @Test
    void shouldForgetTheTermsThatTheFormerPolicyGaveToUndeclaredOfferings() {
        market.send(raise("a", "acme.fr", Duration.ZERO));
        assertThat(market.opportunities()).hasSize(1);

        market.policy("version: cheap\ndefaultOffering:\n  low: 300\n  mid: 600\n  high: 1200\n");
        market.send(raise("b", "beta.fr", HOUR));

        assertThat(market.opportunities()).isEmpty();
        assertThat(market.automation())
                .singleElement()
                .satisfies(machine -> assertThat(machine.getPolicyVersion()).isEqualTo("cheap"));
    }

    @Test
    void shouldAskTheConditionsOfTheNewPolicy() {
        market.policy("version: q2\nconditions:\n  - { name: told, when: handRaise, lane: CONTESTED }\n");
        market.send(raise("a", "acme.fr", Duration.ZERO));

        assertThat(market.contested()).singleElement().satisfies(contested -> {
            assertThat(contested.getRule()).isEqualTo("condition");
            assertThat(contested.getPolicyVersion()).matches("q2\\+[0-9a-f]{8}");
        });
    }

    @Test
    void shouldRefuseStrangeSourcesFromTheMomentThePolicySaysSo() {
        market.send(signal("a", "stranger", "WEB_VISIT", Duration.ZERO));
        market.policy("version: strict\nstrictSources: true\n");
        market.send(signal("b", "stranger", "WEB_VISIT", DAY));

        assertThat(market.fates).containsEntry(Fate.USED, 1).containsEntry(Fate.REJECTED, 1);
    }
}

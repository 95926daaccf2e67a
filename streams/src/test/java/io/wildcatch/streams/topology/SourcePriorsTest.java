package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Reach;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.learning.ReachBelief;
import io.wildcatch.streams.domain.learning.ReachPosterior;
import io.wildcatch.streams.domain.learning.ReachPriors;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePriorsTest {

    private static final double DAY = Duration.ofDays(1).toMillis();

    private static Source surge(@Nullable Reach reach, @Nullable Double pickupDays) {
        return Source.newBuilder()
                .setId("surge")
                .setClass$(SourceClass.SYNDICATED)
                .setFamily(null)
                .setReach(reach)
                .setPickupDays(pickupDays)
                .build();
    }

    private static SourceTerms terms(double alpha, double beta, double pickupMillis) {
        return new SourceTerms("surge", "surge", "syndicated", alpha, beta, pickupMillis);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldKeepADeclaredReachBesideAPickupThatCannotBe(double pickup) {
        Source source = surge(new Reach(1.0, 99.0), pickup);

        assertThat(SourcePriors.terms(source)).isEqualTo(terms(1, 99, 2 * DAY));
        assertThat(SourcePriors.doubts(source)).containsExactly("pickupDays must be greater than 0, but is " + pickup);
    }

    @ParameterizedTest
    @CsvSource({"1e-320, 1", "1, 1e300", "1e-320, 1e-320", "0, 1", "-1, 1", "NaN, 1", "1, 2e9"})
    void shouldKeepADeclaredPickupBesideAReachThatCannotBe(double alpha, double beta) {
        Source source = surge(new Reach(alpha, beta), 0.5);

        assertThat(SourcePriors.terms(source)).isEqualTo(terms(8, 2, DAY / 2));
        assertThat(SourcePriors.doubts(source))
                .containsExactly("reach needs alpha and beta from 1e-6 to 1e9, but has " + alpha + ", " + beta);
    }

    @Test
    void shouldDoubtNothingThatIsLeftToTheClass() {
        assertThat(SourcePriors.terms(surge(null, null))).isEqualTo(terms(8, 2, 2 * DAY));
        assertThat(SourcePriors.doubts(surge(null, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1e-6, 1e-6", "1e-6, 1e9", "1e9, 1e-6", "1e9, 1e9", "1e-6, 1", "1, 1e-6", "1, 1e9", "1e9, 1"})
    void shouldWorkOutAndLearnTheReachUpToTheBounds(double alpha, double beta) {
        SourceTerms source = SourcePriors.terms(surge(new Reach(alpha, beta), 2.0));

        assertThat(source.alpha()).isEqualTo(alpha);
        assertThat(source.reachQuantile(0.05)).isBetween(0.0, source.reachQuantile(0.95));
        assertThat(source.reachQuantile(0.95)).isBetween(0.0, 1.0);
        ReachPosterior learnt = new ReachPriors(Policy.defaults().learning()).posterior(source, new ReachBelief());
        assertThat(learnt.mean()).isBetween(0.0, 1.0);
        SourceTerms taught = source.withReach(learnt.alpha(), learnt.beta());
        assertThat(taught.reachQuantile(0.95)).isBetween(taught.reachQuantile(0.05), 1.0);
    }

    @Test
    void shouldKeepWhatWasLearntWithinTheBounds() {
        assertThat(terms(1, 99, DAY).withReach(1e-9, 1e12)).isEqualTo(terms(1e-6, 1e9, DAY));
    }
}

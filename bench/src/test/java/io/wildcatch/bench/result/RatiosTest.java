package io.wildcatch.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void shouldDivideWithinARoundBeforeTheMedianIsTaken() {
        // The machine was four times as slow in round 2: the quotients stay, those of the medians would not.
        List<Measured> rounds = List.of(
                of("floor", 1, 1_000, 10),
                of("pipeline", 1, 100, 50),
                of("pipeline", 2, 25, 200),
                of("floor", 2, 250, 40),
                of("floor", 3, 1_000, 10),
                of("pipeline", 3, 90, 60));

        Ratios ratios = Ratios.of(rounds, List.of(), List.of());

        assertThat(ratios.pipelineToFloorThroughput()).isCloseTo(0.1, within(1e-9));
        assertThat(ratios.pipelineToFloorCpu()).isCloseTo(5, within(1e-9));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddle() {
        assertThat(Pairs.median(new double[] {9, 1, 4, 2})).isEqualTo(3);
        assertThat(Pairs.median(new double[] {9, 1, 4})).isEqualTo(4);
    }

    @Test
    void shouldLeaveOpenWhatWasNotMeasured() {
        Ratios ratios = Ratios.of(List.of(of("pipeline", 1, 100, 50)), List.of(), List.of());

        assertThat(ratios.pipelineToFloorThroughput()).isNull();
        assertThat(ratios.pipelineToPeerCpu()).isNull();
        assertThat(ratios.p99ToRoundTripP99()).isNull();
        assertThat(ratios.cpuAt16xAccounts()).isNull();
    }

    @Test
    void shouldPairOnlyWhatIsOfOneRound() {
        Ratios ratios = Ratios.of(
                List.of(of("pipeline", 1, 100, 50), of("pipeline", 2, 100, 80), of("flink", 2, 50, 100)),
                List.of(of("pipeline", 1, 100, 55)),
                List.of(new RoundTrip(1, 1, 4), new RoundTrip(2, 1, 5)));

        assertThat(ratios.pipelineToPeerCpu()).isCloseTo(0.8, within(1e-9));
        assertThat(ratios.cpuAt16xAccounts()).isCloseTo(1.1, within(1e-9));
        assertThat(ratios.p99ToRoundTripP99()).isCloseTo((20 / 4.0 + 20 / 5.0) / 2, within(1e-9));
    }

    private static Measured of(String name, int round, double perSecond, double cpu) {
        return of(name, round, perSecond, cpu, 20.0);
    }

    private static Measured of(String name, int round, double perSecond, double cpu, @Nullable Double p99) {
        return new Measured(name, round, perSecond, cpu / 2, cpu, 10.0, p99, 100, 1_000, true);
    }
}

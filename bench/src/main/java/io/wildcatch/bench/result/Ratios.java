package io.wildcatch.bench.result;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Medians of paired rounds; null where one of the two wasn't measured. CPU is that of application and broker together.
 *
 * @param pipelineToFloorThroughput signals a second, pipeline to floor
 * @param pipelineToFloorCpu CPU for a signal, pipeline to floor
 * @param pipelineToPeerCpu CPU for a signal, pipeline to peer
 * @param p99ToRoundTripP99 the pipeline's latency to that of a record that is written and read back
 * @param cpuAt16xAccounts CPU for a signal, with 16 times the accounts to the accounts that were asked for
 */
public record Ratios(
        @Nullable Double pipelineToFloorThroughput,
        @Nullable Double pipelineToFloorCpu,
        @Nullable Double pipelineToPeerCpu,
        @Nullable Double p99ToRoundTripP99,
        @Nullable Double cpuAt16xAccounts) {

    /** Of all rounds of a result. */
    static Ratios of(List<Measured> rounds, List<Measured> wide, List<RoundTrip> roundTrips) {
        List<Measured> pipeline = rounds.stream().filter(Names::isPipeline).toList();
        List<Measured> floor = rounds.stream().filter(Names::isFloor).toList();
        List<Measured> peer = rounds.stream().filter(Names::isPeer).toList();
        return new Ratios(
                ratio(pipeline, floor, Measured::perSecond),
                ratio(pipeline, floor, Measured::totalCpuMicrosPerSignal),
                ratio(pipeline, peer, Measured::totalCpuMicrosPerSignal),
                toRoundTrip(pipeline, roundTrips),
                ratio(wide, pipeline, Measured::totalCpuMicrosPerSignal));
    }

    private static @Nullable Double ratio(
            List<Measured> over, List<Measured> under, ToDoubleFunction<Measured> figure) {
        Pairs pairs = new Pairs();
        over.forEach(measured -> pairs.over(measured.round(), figure.applyAsDouble(measured)));
        under.forEach(measured -> pairs.under(measured.round(), figure.applyAsDouble(measured)));
        return pairs.medianRatio();
    }

    private static @Nullable Double toRoundTrip(List<Measured> pipeline, List<RoundTrip> roundTrips) {
        Pairs pairs = new Pairs();
        pipeline.forEach(measured -> {
            Double p99 = measured.p99Ms();
            if (p99 != null) {
                pairs.over(measured.round(), p99);
            }
        });
        roundTrips.forEach(trip -> pairs.under(trip.round(), trip.p99Ms()));
        return pairs.medianRatio();
    }
}

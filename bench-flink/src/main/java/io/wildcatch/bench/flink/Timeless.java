package io.wildcatch.bench.flink;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Reference data have no event time: they must not hold back that of the signals. */
final class Timeless implements WatermarkGenerator<Letter> {

    static WatermarkStrategy<Letter> strategy() {
        return WatermarkStrategy.forGenerator(context -> new Timeless());
    }

    @Override
    public void onEvent(Letter letter, long time, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }
}

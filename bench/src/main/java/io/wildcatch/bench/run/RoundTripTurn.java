package io.wildcatch.bench.run;

import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.Trickle;
import io.wildcatch.bench.result.RoundTrip;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Writes the probes and reads them back, with nobody between. */
record RoundTripTurn(Ground ground, List<Message> probes, Consumer<RoundTrip> results) implements Turn {

    private static final double MICROS = 1e3;

    @Override
    public String name() {
        return "round trip";
    }

    @Override
    public void take(int round) throws InterruptedException {
        String topic = "bench-round-trip-" + round;
        TopicAdmin provisioner = new TopicAdmin(ground.admin());
        provisioner.apply(
                provisioner.plan(List.of(new TopicSpec(topic, Stand.PARTITIONS, Map.of()))), Optional.empty());
        Histogram micros = new Trickle(ground.stand().bootstrap(), Stand.PROBES_A_SECOND).run(probes, topic, topic);
        if (round > 0) {
            results.accept(new RoundTrip(
                    round, micros.getValueAtPercentile(50) / MICROS, micros.getValueAtPercentile(99) / MICROS));
        }
    }
}

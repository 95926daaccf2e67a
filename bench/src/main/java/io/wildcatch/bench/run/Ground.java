package io.wildcatch.bench.run;

import io.wildcatch.bench.part.GroundPart;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What all stand on, running.
 *
 * @param process of broker and registry
 * @param stand where they are
 * @param admin asks the broker
 * @param avro writes signals in the wire format, with the ids of this registry
 */
record Ground(PartProcess process, Stand stand, Admin admin, Function<Signal, byte[]> avro) {

    private static final Topics OF_THE_BENCH = new Topics("bench.");

    static Ground start(Scratch scratch, Guarantee guarantee) throws IOException {
        PartProcess process = scratch.start("ground", GroundPart.class);
        Map<String, String> told = process.run(
                Map.of(GroundPart.FOLDER, scratch.folder().resolve("kafka").toString()));
        Stand stand = new Stand(
                told.getOrDefault(GroundPart.BOOTSTRAP, ""),
                told.getOrDefault(GroundPart.REGISTRY, ""),
                scratch.folder(),
                guarantee);
        Admin admin = Admin.create(Map.of(GroundPart.BOOTSTRAP, stand.bootstrap()));
        // Whatever it still waits for may never be answered.
        scratch.add((AutoCloseable) () -> admin.close(Duration.ZERO));
        SerdeFactory serdes = scratch.add(SerdeFactory.from(stand.clients()));
        Serializer<Signal> writer = serdes.serde(Signal.class).serializer();
        String topic = OF_THE_BENCH.signals().name();
        return new Ground(process, stand, admin, signal -> writer.serialize(topic, signal));
    }
}

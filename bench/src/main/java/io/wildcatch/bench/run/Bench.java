package io.wildcatch.bench.run;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.Probes;
import io.wildcatch.bench.oracle.Replayed;
import io.wildcatch.bench.part.FloorPart;
import io.wildcatch.bench.part.GroundPart;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.bench.part.PipelinePart;
import io.wildcatch.bench.result.Measured;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;

/** The whole: starts what is needed, lets everybody run in turn, and ends it all. */
public final class Bench {

    static final int PROBES_A_SECOND = 200;
    private static final int PROBES = 800;
    private static final int HEAP_MB = 1024;
    static final int WIDER = 16;

    private final BenchSettings settings;
    private final Consumer<String> notes;

    public Bench(BenchSettings settings, Consumer<String> notes) {
        this.settings = settings;
        this.notes = notes;
    }

    public List<Measured> run() throws Exception {
        try (Scratch scratch = Scratch.open()) {
            PartProcess ground = start(scratch, "ground", GroundPart.class);
            Map<String, String> told =
                    ground.run(Map.of(GroundPart.FOLDER, scratch.folder().resolve("kafka").toString()));
            Stand stand = new Stand(
                    told.getOrDefault(GroundPart.BOOTSTRAP, ""),
                    told.getOrDefault(GroundPart.REGISTRY, ""),
                    scratch.folder(),
                    settings.guarantee());
            Map<String, Object> client = Map.of("bootstrap.servers", stand.bootstrap());
            Function<Signal, byte[]> avro = avro(scratch, stand);
            notes.accept("market");
            MarketInput input = MarketInput.make(
                    scratch.folder().resolve("market"), settings.signals(), settings.accounts(), avro);
            notes.accept("replay");
            Replayed replayed = Replayed.of(input);
            List<Message> probes = Probes.make(PROBES, input.end(), avro);
            PartProcess floor = start(scratch, "floor", FloorPart.class);
            PartProcess pipeline = start(scratch, "pipeline", PipelinePart.class);
            List<Measured> all = new ArrayList<>();
            try (Admin admin = Admin.create(client)) {
                Round round = new Round(stand, ground, admin, notes);
                for (int i = 0; i <= settings.rounds(); i++) {
                    for (Contender c : List.of(
                            new FloorContender(stand, floor, input),
                            new PipelineContender(stand, pipeline, input, replayed))) {
                        notes.accept("round " + i + " " + c.name());
                        Measured m = round.run(c, input, settings.accounts(), probes, i, Integer.toString(i));
                        notes.accept(m.toString());
                        all.add(m);
                    }
                }
            }
            return all;
        }
    }

    private static Function<Signal, byte[]> avro(Scratch scratch, Stand stand) {
        SerdeFactory serdes = scratch.add(SerdeFactory.from(stand.clients()));
        Serializer<Signal> writer = serdes.serde(Signal.class).serializer();
        return signal -> writer.serialize("bench.signals", signal);
    }

    private static PartProcess start(Scratch scratch, String name, Class<?> part) throws Exception {
        return scratch.add(PartProcess.start(
                name, part.getName(), System.getProperty("java.class.path"), HEAP_MB, scratch.folder()));
    }
}

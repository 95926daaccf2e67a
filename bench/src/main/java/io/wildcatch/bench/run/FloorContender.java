package io.wildcatch.bench.run;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.TopicReader;
import io.wildcatch.bench.oracle.Finding;
import io.wildcatch.bench.oracle.PassThrough;
import io.wildcatch.bench.part.FloorPart;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.bench.result.Names;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads and writes on, and nothing else. */
record FloorContender(Stand stand, PartProcess process, MarketInput input) implements Contender {

    @Override
    public String name() {
        return Names.FLOOR;
    }

    @Override
    public List<TopicSpec> topics(Topics topics) {
        return Stream.of(topics.signals().name(), output(topics))
                .map(name -> new TopicSpec(name, Stand.PARTITIONS, Map.of()))
                .toList();
    }

    @Override
    public Map<String, String> settings(Topics topics) {
        return Map.of(
                FloorPart.FROM, topics.signals().name(),
                FloorPart.TO, output(topics),
                FloorPart.THREADS, Integer.toString(Stand.THREADS));
    }

    @Override
    public void prepare(Topics topics) {}

    @Override
    public List<String> further(Topics topics) {
        return List.of();
    }

    @Override
    public String output(Topics topics) {
        return topics.prefix() + "out";
    }

    @Override
    public Finding verify(Topics topics, List<Message> probes, Map<String, String> told) {
        PassThrough oracle = new PassThrough(
                Stream.concat(input.signals().stream(), probes.stream()).toList(), Stand.PARTITIONS);
        new TopicReader(stand.bootstrap())
                .read(List.of(output(topics)), record -> oracle.take(record.partition(), record.key(), record.value()));
        return oracle.finding();
    }
}

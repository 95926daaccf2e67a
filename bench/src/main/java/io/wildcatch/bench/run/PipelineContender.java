package io.wildcatch.bench.run;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.TopicReader;
import io.wildcatch.bench.oracle.Chains;
import io.wildcatch.bench.oracle.Fates;
import io.wildcatch.bench.oracle.Finding;
import io.wildcatch.bench.oracle.Replayed;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.bench.part.PipelinePart;
import io.wildcatch.bench.result.Names;
import io.wildcatch.event.Decision;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.local.up.ReferenceWriter;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.app.StreamsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;

/** The topologies themselves. */
record PipelineContender(Stand stand, PartProcess process, MarketInput input, Replayed replayed) implements Contender {

    @Override
    public String name() {
        return Names.PIPELINE;
    }

    @Override
    public List<TopicSpec> topics(Topics topics) {
        return TopicSpec.all(topics, Stand.PARTITIONS);
    }

    @Override
    public Map<String, String> settings(Topics topics) {
        return Map.of(
                StreamsSettings.TOPIC_PREFIX,
                topics.prefix(),
                StreamsSettings.POLICY_FILE,
                input.policy().toString(),
                // The tables are read partition by partition at the start, and each waits for the fetch before it.
                "global.consumer.fetch.max.wait.ms",
                "50");
    }

    @Override
    public void prepare(Topics topics) throws Exception {
        Workspace workspace = input.workspace();
        try (ReferenceWriter writer = new ReferenceWriter(stand.clients())) {
            writer.write(topics.sources(), workspace.sources(), List.of());
            writer.write(topics.offerings(), workspace.offerings(), List.of());
            writer.write(topics.accounts(), workspace.accounts(), List.of());
            writer.write(topics.people(), workspace.people(), List.of());
        }
    }

    @Override
    public List<String> further(Topics topics) {
        return Stream.of(
                        topics.accounts(),
                        topics.people(),
                        topics.homebound(),
                        topics.observations(),
                        topics.assignments())
                .map(topic -> topic.name())
                .toList();
    }

    @Override
    public String output(Topics topics) {
        return topics.decisions().name();
    }

    @Override
    public Finding verify(Topics topics, List<Message> probes, Map<String, String> told) {
        List<Decision> decisions = decisions(topics);
        return Fates.judge(fates(told), (long) input.signals().size() + probes.size())
                .and(() -> Chains.judge(decisions))
                .and(() -> replayed.judge(decisions));
    }

    private static Map<String, Long> fates(Map<String, String> told) {
        return told.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PipelinePart.FATE))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(PipelinePart.FATE.length()),
                        entry -> Long.parseLong(entry.getValue())));
    }

    private List<Decision> decisions(Topics topics) {
        try (SerdeFactory serdes = SerdeFactory.from(stand.clients())) {
            Deserializer<Decision> reader = serdes.serde(Decision.class).deserializer();
            List<Decision> decisions = new ArrayList<>();
            new TopicReader(stand.bootstrap())
                    .read(
                            List.of(output(topics)),
                            record -> decisions.add(reader.deserialize(record.topic(), record.value())));
            return decisions;
        }
    }
}

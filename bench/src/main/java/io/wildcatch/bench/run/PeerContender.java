package io.wildcatch.bench.run;

import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.oracle.Finding;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Another engine with the pipeline's job: it has the same topics, settings and oracle.
 *
 * @param peer who it is
 * @param job the pipeline, with the peer's process
 */
record PeerContender(Peer peer, PipelineContender job) implements Contender {

    @Override
    public String name() {
        return peer.toString();
    }

    @Override
    public PartProcess process() {
        return job.process();
    }

    @Override
    public List<TopicSpec> topics(Topics topics) {
        return job.topics(topics);
    }

    @Override
    public Map<String, String> settings(Topics topics) {
        return job.settings(topics);
    }

    @Override
    public void prepare(Topics topics) throws Exception {
        job.prepare(topics);
    }

    /** It has no topics of its own. */
    @Override
    public List<String> further(Topics topics) {
        return Stream.of(topics.accounts(), topics.people(), topics.sources(), topics.offerings())
                .map(topic -> topic.name())
                .toList();
    }

    @Override
    public String output(Topics topics) {
        return job.output(topics);
    }

    @Override
    public Finding verify(Topics topics, List<Message> probes, Map<String, String> told) {
        return job.verify(topics, probes, told);
    }
}

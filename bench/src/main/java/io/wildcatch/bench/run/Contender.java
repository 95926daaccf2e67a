package io.wildcatch.bench.run;

import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.oracle.Finding;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Map;

/** Who is measured. It reads the signals of its topics and writes what comes of them. */
interface Contender {

    /** As the file names it. */
    String name();

    /** The process that it runs in. */
    PartProcess process();

    /** Every topic that must be there. */
    List<TopicSpec> topics(Topics topics);

    /** What its part is started with, besides what all have. */
    Map<String, String> settings(Topics topics);

    /** Writes what must be known before the first signal. */
    void prepare(Topics topics) throws Exception;

    /** Topics besides the signals that it reads and has to be through with. */
    List<String> further(Topics topics);

    /** Where something comes of each probe. */
    String output(Topics topics);

    /** Holds what came out against what went in: the signals, and the probes after them. */
    Finding verify(Topics topics, List<Message> probes, Map<String, String> told) throws Exception;
}

package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.PeerBench;

class FlinkBenchIT extends PeerBench {

    FlinkBenchIT() {
        super("flink");
    }
}

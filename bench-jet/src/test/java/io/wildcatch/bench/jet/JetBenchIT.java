package io.wildcatch.bench.jet;

import io.wildcatch.bench.peer.PeerBench;

class JetBenchIT extends PeerBench {

    JetBenchIT() {
        super("jet");
    }
}

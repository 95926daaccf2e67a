package io.wildcatch.bench.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The least that can be done with a signal: read it and write it on, by a consumer and a producer for each thread, with
 * the clients' settings of the pipeline.
 */
public final class FloorPart implements Part {

    /** Topic that is read. */
    public static final String FROM = "bench.from";

    /** Topic that is written, with as many partitions. */
    public static final String TO = "bench.to";

    public static final String THREADS = "bench.threads";

    @Override
    public Running start(Map<String, String> settings) {
        int threads = Integer.parseInt(settings.getOrDefault(THREADS, "1"));
        List<FloorThread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FloorThread thread = new FloorThread(settings, i);
            thread.start();
            all.add(thread);
        }
        return new Floor(all);
    }

    private record Floor(List<FloorThread> threads) implements Running {

        @Override
        public boolean isReady() {
            return threads.stream().allMatch(FloorThread::isReady);
        }

        @Override
        public void close() {
            threads.forEach(FloorThread::end);
            threads.forEach(FloorThread::awaitEnd);
        }
    }
}

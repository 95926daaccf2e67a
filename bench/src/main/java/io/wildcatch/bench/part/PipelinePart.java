package io.wildcatch.bench.part;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The topologies, as the command {@code streams} runs them. It tells the fates of signals so far. */
public final class PipelinePart implements Part {

    /** Before the name of a fate: how many signals had it. */
    public static final String FATE = "fate.";

    @Override
    public Running start(Map<String, String> settings) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return new Topologies(WildcatchStreams.start(new StreamsSettings(own(settings)), meters), meters);
    }

    private static Map<String, String> own(Map<String, String> settings) {
        Map<String, String> own = new HashMap<>(settings);
        own.keySet().removeIf(key -> key.startsWith("bench."));
        return own;
    }

    private record Topologies(WildcatchStreams streams, SimpleMeterRegistry meters) implements Running {

        @Override
        public boolean isReady() {
            return streams.isReady();
        }

        @Override
        public Map<String, String> tells() {
            return meters.find("wildcatch.signals").counters().stream()
                    .collect(Collectors.toMap(
                            counter -> FATE + counter.getId().getTag("fate"),
                            counter -> Long.toString((long) counter.count())));
        }

        @Override
        public void close() {
            streams.close();
            meters.close();
        }
    }
}

package io.wildcatch.local.up;

import io.wildcatch.local.market.Demo;
import io.wildcatch.local.market.DemoConfig;
import io.wildcatch.local.up.Part.Stage;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A simulated market, with what its CRM knows. */
public final class DemoPart {

    private DemoPart() {}

    /**
     * Publishes the reference data, then sends signals until it is stopped.
     *
     * @param settings the brokers and the registry, for the reference data
     */
    public static Part start(DemoConfig config, Topics topics, Map<String, String> settings) {
        try (ReferenceWriter writer = new ReferenceWriter(settings)) {
            Demo running = Demo.start(config, records -> writeAll(topics, writer, records));
            return Part.readyAtOnce(
                    "demo", "a simulated market of " + config.companies() + " companies", Stage.DEMO, running::close);
        }
    }

    /** The one topic that holds records like these. */
    private static void writeAll(Topics topics, ReferenceWriter writer, List<? extends SpecificRecord> records) {
        for (Topic<?> topic : topics.all()) {
            if (!records.isEmpty() && topic.valueType().isInstance(records.get(0))) {
                write(writer, topic, records);
            }
        }
    }

    private static <T extends SpecificRecord> void write(
            ReferenceWriter writer, Topic<T> topic, List<? extends SpecificRecord> records) {
        writer.write(topic, records.stream().map(topic.valueType()::cast).toList(), List.of());
    }
}

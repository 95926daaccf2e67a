package io.wildcatch.connectors.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wildcatch.event.Signal;
import java.util.List;

/** Maps hand-made records, written with single quotes for once. */
final class Mapping {

    private static final ObjectMapper LENIENT =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    private Mapping() {}

    static JsonNode json(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static MapOutcome.Mapped mapped(FeedMapper mapper, String record) {
        MapOutcome outcome = mapper.map(json(record));
        assertThat(outcome).isInstanceOf(MapOutcome.Mapped.class);
        return (MapOutcome.Mapped) outcome;
    }

    static Signal one(FeedMapper mapper, String record) {
        List<Signal> signals = mapped(mapper, record).signals();
        assertThat(signals).hasSize(1);
        return signals.get(0);
    }

    static String rejection(FeedMapper mapper, String record) {
        MapOutcome outcome = mapper.map(json(record));
        assertThat(outcome).isInstanceOf(MapOutcome.Rejected.class);
        return ((MapOutcome.Rejected) outcome).reason();
    }
}

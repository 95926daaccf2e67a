package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.signal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads CloudEvents can read what the pipeline tells. */
class CloudEventsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellADecisionAndItsOpportunityAsCloudEvents() {
        try (Market market = market("one")) {
            Map<String, String> decision =
                    headers(market.records(market.topics.decisions().name()).get(0));
            Map<String, String> opportunity =
                    headers(market.records(market.topics.opportunities().name()).get(0));

            assertThat(decision)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_type", "io.wildcatch.decision")
                    .containsEntry("ce_source", "/wildcatch.decisions")
                    .containsEntry("content-type", "application/avro")
                    .hasSize(7);
            assertThat(Instant.parse(decision.get("ce_time"))).isEqualTo(Market.START);
            assertThat(decision.get("ce_id"))
                    .startsWith(decision.get("ce_subject") + "/")
                    .endsWith("//HUMAN/");
            assertThat(opportunity)
                    .containsEntry("ce_type", "io.wildcatch.opportunity")
                    .containsEntry("ce_source", "/wildcatch.opportunities")
                    .containsEntry("ce_id", decision.get("ce_id"));
        }
    }

    @Test
    void shouldGiveEveryDecisionAnIdOfItsOwnAndTheSameInEveryRun() {
        List<String> first = ids("first");

        assertThat(first).hasSizeGreaterThan(1).doesNotHaveDuplicates().isEqualTo(ids("second"));
    }

    private List<String> ids(String run) {
        List<String> ids = new ArrayList<>();
        try (Market market = market(run)) {
            market.send(
                    signal("a", "surge-a", "TENDER", Duration.ofHours(1)),
                    signal("b", "surge-b", "TENDER", Duration.ofHours(2)),
                    signal("c", "surge-c", "TENDER", Duration.ofHours(3)));
            market.until(Duration.ofDays(10));
            market.records(market.topics.decisions().name())
                    .forEach(told -> ids.add(headers(told).get("ce_id")));
        }
        return ids;
    }

    private Market market(String run) {
        Market market = new Market(folder.resolve(run));
        market.send(signal("raise", "crm", "HAND_RAISE", Duration.ZERO));
        return market;
    }

    private static Map<String, String> headers(TestRecord<String, byte[]> told) {
        Map<String, String> headers = new HashMap<>();
        told.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}

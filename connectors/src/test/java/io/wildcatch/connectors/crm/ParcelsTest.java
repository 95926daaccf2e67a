package io.wildcatch.connectors.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.connectors.crm.Delivery.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What couriers find when they come for parcels. */
class ParcelsTest {

    private final Parcels parcels = new Parcels();
    private final Map<String, Integer> done = new HashMap<>();

    @Test
    void shouldFillABatchThoughVersionsOfOneOpportunityStandInARow() throws Exception {
        parcels.add(versions("a-1", "a-2", "b-1", "c-1"));

        assertThat(events(parcels.take(10))).containsExactly("a-1", "b-1", "c-1");
        assertThat(parcels.size()).isEqualTo(1);
    }

    @Test
    void shouldKeepANewerVersionUntilTheOlderOneIsDoneWith() throws Exception {
        parcels.add(versions("a-1"));
        List<Parcel> first = parcels.take(10);
        parcels.add(versions("a-2", "b-1", "a-3"));

        assertThat(events(parcels.take(10))).containsExactly("b-1");
        parcels.release(first);
        assertThat(events(parcels.take(10))).containsExactly("a-2");
    }

    /** Four couriers at a time, each done when chance wants it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldHandOutAllVersionsInTheirOrderWhoeverIsDoneFirst(int seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Integer> sent = new HashMap<>();
        Deque<List<Parcel>> underWay = new ArrayDeque<>();
        for (int i = 0; i < 500; i++) {
            String id = "o" + random.nextInt(20);
            parcels.add(versions(id + "-" + sent.merge(id, 1, Integer::sum), "fresh" + i + "-1"));
            // One that nothing is under way of: so there is always something to take.
            underWay.add(parcels.take(1 + random.nextInt(5)));
            if (underWay.size() == 4) {
                done(random.nextBoolean() ? underWay.removeFirst() : underWay.removeLast());
            }
        }
        underWay.forEach(this::done);
        while (parcels.size() > 0) {
            done(parcels.take(10));
        }
        sent.forEach((id, versions) -> assertThat(done).containsEntry(id, versions));
    }

    private void done(List<Parcel> batch) {
        for (String event : events(batch)) {
            String[] parts = event.split("-", 2);
            assertThat(done.merge(parts[0], 1, Integer::sum)).isEqualTo(Integer.parseInt(parts[1]));
        }
        parcels.release(batch);
    }

    private static List<Parcel> versions(String... events) {
        return Stream.of(events)
                .map(event -> new Parcel(
                        new Delivery(event.split("-", 2)[0], event, Kind.UPDATE, JsonNodeFactory.instance.objectNode()),
                        outcome -> {}))
                .toList();
    }

    private static List<String> events(List<Parcel> batch) {
        return batch.stream().map(parcel -> parcel.delivery().eventId()).toList();
    }
}

package io.wildcatch.streams.topology;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.SuppressionList;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of those whom opportunities name that are in somebody's hands, a person's or a machine's: by home and
 * offering, beside the dossiers. Who opts out at another account is found by them.
 */
final class Named {

    /** No home begins so. */
    private static final String PREFIX = "\0n\0";

    private final KeyValueStore<String, byte[]> store;

    Named(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** @param value that was told of a home: a decision, or an opportunity */
    void told(String home, SpecificRecord value) {
        if (value instanceof Opportunity opportunity && isInHand(opportunity.getLane())) {
            store.put(key(home, opportunity.getOffering()), addresses(opportunity));
        } else if (value instanceof Decision decision
                && isInHand(decision.getPreviousLane())
                && !isInHand(decision.getLane())) {
            store.delete(key(home, decision.getOffering()));
        }
    }

    private static boolean isInHand(@Nullable Lane lane) {
        return lane == Lane.HUMAN || lane == Lane.AUTOMATION;
    }

    private static String key(String home, String offering) {
        return PREFIX + home + '\0' + offering;
    }

    private static byte[] addresses(Opportunity opportunity) {
        long[] keys = opportunity.getPeople().stream()
                .map(Person::getEmail)
                .map(email -> SeenPerson.of(email, null, null))
                .filter(Objects::nonNull)
                .mapToLong(SeenPerson::key)
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(keys.length * Long.BYTES);
        bytes.asLongBuffer().put(keys);
        return bytes.array();
    }

    /** Homes of which somebody was named who has opted out by now; in order. */
    Set<String> homesNaming(SuppressionList suppressed) {
        Set<String> homes = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(PREFIX, new StringSerializer())) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                if (names(row.value, suppressed)) {
                    homes.add(row.key.substring(PREFIX.length(), row.key.indexOf('\0', PREFIX.length())));
                }
            }
        }
        return homes;
    }

    private static boolean names(byte[] addresses, SuppressionList suppressed) {
        ByteBuffer keys = ByteBuffer.wrap(addresses);
        while (keys.hasRemaining()) {
            if (suppressed.has(keys.getLong())) {
                return true;
            }
        }
        return false;
    }
}

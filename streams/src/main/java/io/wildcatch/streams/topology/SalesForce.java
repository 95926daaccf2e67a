package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.assignment.Seller;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The sellers, as their global table has them; decoded anew when that has changed. */
final class SalesForce {

    private final Reference.Cache cache;
    private final Deserializer<io.wildcatch.event.Seller> reader;
    private final ReadOnlyKeyValueStore<String, byte[]> table;
    private Map<String, Seller> sellers = Map.of();
    private long version = -1;

    SalesForce(ProcessingContext context, Wiring wiring) {
        cache = wiring.cache().reference;
        reader = wiring.serde(io.wildcatch.event.Seller.class).deserializer();
        table = context.getStateStore(StoreNames.SELLERS);
    }

    /** By id. */
    Map<String, Seller> present() {
        long now = cache.version();
        if (now != version) {
            sellers = read();
            version = now;
        }
        return sellers;
    }

    private Map<String, Seller> read() {
        Map<String, Seller> all = new HashMap<>();
        try (KeyValueIterator<String, byte[]> rows = table.all()) {
            while (rows.hasNext()) {
                Seller seller = seller(rows.next());
                if (seller != null) {
                    all.put(seller.id(), seller);
                }
            }
        }
        return Map.copyOf(all);
    }

    /** A global table takes its topic as it is; what can't be read, or can't be, counts as absent. */
    private @Nullable Seller seller(KeyValue<String, byte[]> row) {
        if (row.key.isBlank()) {
            cache.unreadable().tell(StoreNames.SELLERS, row.key, row.value, new IllegalArgumentException("no id"));
            return null;
        }
        try {
            io.wildcatch.event.Seller seller = reader.deserialize("", row.value);
            return new Seller(
                    row.key,
                    capitals(seller.getCountries()),
                    Set.copyOf(seller.getOfferings()),
                    seller.getMaxOpen(),
                    seller.getWeight() == null ? 1 : seller.getWeight());
        } catch (SerializationException | IllegalArgumentException e) {
            cache.unreadable().tell(StoreNames.SELLERS, row.key, row.value, e);
            return null;
        }
    }

    private static Set<String> capitals(List<String> countries) {
        return countries.stream()
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}

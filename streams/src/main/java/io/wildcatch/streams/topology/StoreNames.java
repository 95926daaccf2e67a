package io.wildcatch.streams.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the topology. Their names name the changelogs too: changing one orphans state. */
final class StoreNames {

    /** Home → ledger. */
    static final String LEDGERS = "ledgers";
    /** What the CRM knows of a home; most signals never touch it. */
    static final String DOSSIERS = "dossiers";
    /** Identifier → claims to it. */
    static final String IDENTITIES = "identities";
    /** Account id → home, account and people. */
    static final String ROSTER = "roster";
    /** Due time and home, in order of time. */
    static final String DUE = "due";

    /** What the learner keeps. */
    static final String LESSONS = "lessons";

    /** Which seller has what, and what waits for one. */
    static final String CONVERSATIONS = "conversations";

    static final String OPT_OUTS = "optouts-table";
    static final String POLICIES = "policies-table";
    static final String SELLERS = "sellers-table";
    static final String REACH = "reach-table";
    static final String WEIGHTS = "weights-table";
    static final String SOURCES = "sources-table";
    static final String OFFERINGS = "offerings-table";

    private StoreNames() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> byText(String name, Keeping keeping) {
        return kept(Stores.keyValueStoreBuilder(supplier(name, keeping), Serdes.String(), Serdes.ByteArray()), keeping);
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> byTime(String name, Keeping keeping) {
        return kept(Stores.keyValueStoreBuilder(supplier(name, keeping), Serdes.Bytes(), Serdes.ByteArray()), keeping);
    }

    /** A global table is restored from its topic and has no changelog. */
    static StoreBuilder<KeyValueStore<String, byte[]>> table(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private static KeyValueBytesStoreSupplier supplier(String name, Keeping keeping) {
        return keeping == Keeping.DURABLE ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> kept(
            StoreBuilder<KeyValueStore<K, V>> builder, Keeping keeping) {
        return keeping == Keeping.DURABLE ? builder : builder.withLoggingDisabled();
    }
}

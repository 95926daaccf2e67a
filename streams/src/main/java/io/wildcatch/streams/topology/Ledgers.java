package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Ledger;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The ledgers of one partition. A ledger that was changed is kept only once it was saved. */
interface Ledgers {

    @Nullable
    Ledger find(String home);

    void save(Ledger ledger);

    void delete(String home);

    static Ledgers of(ProcessingContext context, Keeping keeping) {
        return keeping == Keeping.DURABLE ? new Stored(context.getStateStore(StoreNames.LEDGERS)) : new Held();
    }

    /** As bytes in a store, which survives a crash. */
    record Stored(KeyValueStore<String, byte[]> store) implements Ledgers {

        @Override
        public @Nullable Ledger find(String home) {
            byte[] bytes = store.get(home);
            return bytes == null ? null : LedgerCodec.decode(home, bytes);
        }

        @Override
        public void save(Ledger ledger) {
            store.put(ledger.home(), LedgerCodec.encode(ledger));
        }

        @Override
        public void delete(String home) {
            store.delete(home);
        }
    }

    /** As objects in memory, for a run that ends with its process: bytes would only be made to be read back. */
    record Held(Map<String, Ledger> ledgers) implements Ledgers {

        Held() {
            this(new HashMap<>());
        }

        @Override
        public @Nullable Ledger find(String home) {
            return ledgers.get(home);
        }

        @Override
        public void save(Ledger ledger) {
            ledgers.put(ledger.home(), ledger);
        }

        @Override
        public void delete(String home) {
            ledgers.remove(home);
        }
    }
}

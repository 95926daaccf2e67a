package io.wildcatch.streams.topology;

import io.wildcatch.event.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who claims which identifier. Lives where the identifier's key is at home, so that no machine must hold all of them.
 * What the CRM says goes before what was only seen together; among equals the smallest wins, so that the order of
 * arrival doesn't matter.
 */
final class Identities {

    /** Marks a claim that was made by signals, not by the CRM. */
    private static final String SEEN = "~";

    /**
     * @param claimant account id, or {@code ~} and a home
     * @param home home that the identifier leads to
     */
    record Entry(String claimant, String home) {
        boolean fromCrm() {
            return !claimant.startsWith(SEEN);
        }
    }

    /** A name that an account of the CRM bears. */
    record NameEntry(
            String accountId,
            String home,
            String name,
            @Nullable String city) {}

    private static final Comparator<Entry> STRONGEST_FIRST =
            Comparator.comparing(Entry::fromCrm).reversed().thenComparing(Entry::claimant);

    private final KeyValueStore<String, byte[]> store;

    Identities(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static String seenWith(String home) {
        return SEEN + home;
    }

    /** Where an identifier leads; null when nobody claims it. */
    @Nullable
    Entry owner(String key) {
        List<Entry> entries = entries(key);
        return entries.isEmpty() ? null : Collections.min(entries, STRONGEST_FIRST);
    }

    void record(String key, Claim claim) {
        List<Entry> entries = entries(key);
        entries.removeIf(entry -> entry.claimant().equals(claim.getClaimant()));
        if (claim.getHome() != null) {
            entries.add(new Entry(claim.getClaimant(), claim.getHome()));
        }
        write(key, entries);
    }

    private List<Entry> entries(String key) {
        byte[] bytes = store.get(key);
        List<Entry> entries = new ArrayList<>(1);
        if (bytes != null) {
            ByteSource in = new ByteSource(bytes);
            in.readList(() -> entries.add(new Entry(in.readText(), in.readText())));
        }
        return entries;
    }

    private void write(String key, List<Entry> entries) {
        if (entries.isEmpty()) {
            store.delete(key);
            return;
        }
        ByteSink out = new ByteSink();
        out.writeList(entries, entry -> {
            out.writeString(entry.claimant());
            out.writeString(entry.home());
        });
        store.put(key, out.toBytes());
    }

    void recordName(String block, Claim claim) {
        String key = block + '\0' + claim.getClaimant();
        if (claim.getHome() == null) {
            store.delete(key);
            return;
        }
        ByteSink out = new ByteSink();
        out.writeString(claim.getHome());
        out.writeString(Objects.requireNonNullElse(claim.getName(), ""));
        out.writeString(claim.getCity());
        store.put(key, out.toBytes());
    }

    /** In the order of account ids. */
    List<NameEntry> names(String block) {
        List<NameEntry> names = new ArrayList<>();
        String prefix = block + '\0';
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, new StringSerializer())) {
            while (rows.hasNext()) {
                var row = rows.next();
                ByteSource in = new ByteSource(row.value);
                names.add(new NameEntry(
                        row.key.substring(prefix.length()), in.readText(), in.readText(), in.readString()));
            }
        }
        return names;
    }
}

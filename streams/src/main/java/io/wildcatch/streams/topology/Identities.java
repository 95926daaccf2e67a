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
 * What the CRM says goes before what was only seen together, and that before what is concluded from a {@link Bearers name
 * in a place}; among equals the smallest wins, so that the order of arrival doesn't matter.
 */
final class Identities {

    /** Marks a claim that was made by signals, not by the CRM. */
    private static final String SEEN = "~";

    /** Marks a claim that a name in a place makes. */
    private static final String NAMED = "=";

    /**
     * @param claimant account id, or {@code ~} and a home, or {@code =} and the key of a name in a place
     * @param home home that the identifier leads to
     * @param registryId of the claimant, where it is known and the identifier is a name in a place
     */
    record Entry(String claimant, String home, @Nullable String registryId) {

        boolean fromCrm() {
            return !claimant.startsWith(SEEN) && !claimant.startsWith(NAMED);
        }

        boolean wasSeen() {
            return claimant.startsWith(SEEN);
        }

        private int rank() {
            return fromCrm() ? 0 : wasSeen() ? 1 : 2;
        }
    }

    /** A name that an account of the CRM bears. */
    record NameEntry(
            String accountId,
            String home,
            String name,
            @Nullable String city) {}

    private static final Comparator<Entry> STRONGEST_FIRST =
            Comparator.comparingInt(Entry::rank).thenComparing(Entry::claimant);

    private final KeyValueStore<String, byte[]> store;

    Identities(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static String seenWith(String home) {
        return SEEN + home;
    }

    static String named(String key) {
        return NAMED + key;
    }

    /** Home that the identifier with this key leads to; null when nobody claims it, or several bear the name. */
    @Nullable
    String home(String key) {
        if (Homes.isName(key)) {
            return bearers(key).home();
        }
        Entry owner = owner(key);
        return owner == null ? null : owner.home();
    }

    /** Who claims an identifier that belongs to one company; null when nobody does. */
    @Nullable
    Entry owner(String key) {
        List<Entry> entries = entries(key);
        return entries.isEmpty() ? null : Collections.min(entries, STRONGEST_FIRST);
    }

    /** Who bears the name in the place. */
    Bearers bearers(String key) {
        return new Bearers(entries(key));
    }

    void record(String key, Claim claim) {
        record(key, entries(key), claim);
    }

    /** Takes in who else bears the name. */
    Bearers record(String key, Bearers before, Claim claim) {
        List<Entry> entries = new ArrayList<>(before.entries());
        record(key, entries, claim);
        return new Bearers(entries);
    }

    private void record(String key, List<Entry> entries, Claim claim) {
        entries.removeIf(entry -> entry.claimant().equals(claim.getClaimant()));
        if (claim.getHome() != null) {
            entries.add(new Entry(claim.getClaimant(), claim.getHome(), claim.getRegistryId()));
        }
        write(key, entries);
    }

    private List<Entry> entries(String key) {
        byte[] bytes = store.get(key);
        List<Entry> entries = new ArrayList<>(1);
        if (bytes != null) {
            ByteSource in = new ByteSource(bytes);
            in.readList(() -> entries.add(new Entry(in.readText(), in.readText(), null)));
            if (in.hasMore()) {
                entries.replaceAll(entry -> new Entry(entry.claimant(), entry.home(), in.readString()));
            }
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
        if (entries.stream().anyMatch(entry -> entry.registryId() != null)) {
            // behind the list, since an older release reads no further
            entries.forEach(entry -> out.writeString(entry.registryId()));
        }
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

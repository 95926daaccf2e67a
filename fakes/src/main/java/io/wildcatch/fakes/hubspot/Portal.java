package io.wildcatch.fakes.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one HubSpot account holds, and what was done to it. Guarded by one lock, its own. */
final class Portal {

    private final InstantSource clock;
    private final Map<String, ObjectType> types = new LinkedHashMap<>();
    private final Map<Long, List<Long>> associations = new HashMap<>();
    private long lastId = 1_000_000;
    private long created;
    private long updated;
    private Duration searchDelay = Duration.ZERO;
    private boolean allOrNothing;

    Portal(InstantSource clock) {
        this.clock = clock;
        StandardTypes.define(this);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    ObjectType type(String name) {
        ObjectType type = types.get(StandardTypes.plural(name));
        if (type == null) {
            throw ApiException.of(400, "VALIDATION_ERROR", "Unable to infer object type from: " + name);
        }
        return type;
    }

    ObjectType define(String name, Property... properties) {
        ObjectType type = types.computeIfAbsent(StandardTypes.plural(name), ObjectType::new);
        Stream.of(properties).forEach(type::define);
        return type;
    }

    Item create(ObjectType type, Map<String, String> properties, Author by) {
        Item item = new Item(++lastId, now(), by);
        type.add(item);
        item.set(properties, now(), by);
        type.index(item);
        created++;
        return item;
    }

    void update(ObjectType type, Item item, Map<String, String> properties, Author by) {
        item.set(properties, now(), by);
        type.index(item);
        updated++;
    }

    /** As in HubSpot: the first record stays, takes what it lacks, and names the other one, which is archived. */
    void merge(ObjectType type, Item stays, Item goes) {
        String known = stays.value(Item.MERGED);
        String merged = Stream.of(known, goes.value(Item.MERGED), Long.toString(goes.id()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(";"));
        goes.archive(now());
        stays.set(Map.of(Item.MERGED, merged), now(), Author.user(1));
        type.index(stays);
        associations.computeIfAbsent(stays.id(), any -> new ArrayList<>()).addAll(associated(goes.id()));
        associations.values().forEach(ids -> ids.replaceAll(id -> id == goes.id() ? stays.id() : id));
    }

    void associate(long one, long other) {
        associations.computeIfAbsent(one, any -> new ArrayList<>()).add(other);
        associations.computeIfAbsent(other, any -> new ArrayList<>()).add(one);
    }

    List<Long> associated(long id) {
        return List.copyOf(associations.getOrDefault(id, List.of()));
    }

    /** Records that search shows: not archived, and not changed just now. */
    Stream<Item> searchable(ObjectType type) {
        Instant seen = now().minus(searchDelay);
        return type.items()
                .filter(item -> !item.isArchived() && !item.updatedAt().isAfter(seen))
                .sorted(Comparator.comparingLong(Item::id));
    }

    void delaySearch(Duration delay) {
        searchDelay = delay;
    }

    boolean isAllOrNothing() {
        return allOrNothing;
    }

    void allOrNothing(boolean value) {
        allOrNothing = value;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }
}

package io.wildcatch.fakes.hubspot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All records of one type, and their properties. Guarded by the portal's lock. */
final class ObjectType {

    private final String name;
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final TreeMap<Long, Item> items = new TreeMap<>();
    private final Map<String, Map<String, Long>> unique = new HashMap<>();

    ObjectType(String name) {
        this.name = name;
        Stream.of(Item.ID, Item.MERGED, "hs_updated_by_user_id")
                .map(Property::text)
                .forEach(this::define);
        Stream.of("hs_createdate", Item.MODIFIED).map(Property::time).forEach(this::define);
    }

    String name() {
        return name;
    }

    void define(Property property) {
        properties.put(property.name(), property);
    }

    Optional<Property> property(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    /** A property that tells records apart; refuses any other. */
    Property unique(String property) {
        Property found = properties.get(property);
        if (found == null || !found.unique()) {
            throw ApiException.invalid("Unable to perform update/upsert by non-unique " + name + " property " + property
                    + " in portal ID 62515");
        }
        return found;
    }

    void add(Item item) {
        items.put(item.id(), item);
    }

    /** All, by id, the archived ones too. */
    Stream<Item> items() {
        return items.values().stream();
    }

    Optional<Item> item(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The one that isn't archived. */
    Optional<Item> find(String id) {
        return id.matches("\\d{1,18}") ? item(Long.parseLong(id)).filter(item -> !item.isArchived()) : Optional.empty();
    }

    /** The one with this value that isn't archived: what is archived frees its value. */
    Optional<Item> find(String property, String value) {
        Long id = unique.getOrDefault(property, Map.of()).get(value);
        return Optional.ofNullable(id).map(items::get).filter(item -> !item.isArchived());
    }

    void index(Item item) {
        properties.values().stream().filter(Property::unique).forEach(property -> {
            String value = item.value(property.name());
            if (value != null) {
                unique.computeIfAbsent(property.name(), any -> new HashMap<>()).put(value, item.id());
            }
        });
    }
}

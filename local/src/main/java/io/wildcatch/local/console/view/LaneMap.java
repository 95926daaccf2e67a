package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map whose entries are in a lane. When there are too many it forgets one of the least wanted lane, of these
 * the one longest untouched: a flood of what is merely held must not wash away what people work on.
 */
final class LaneMap<K, V> {

    private final int capacity;
    private final Map<K, Lane> lanes = new HashMap<>();
    private final Map<Lane, Map<K, V>> entries = new EnumMap<>(Lane.class);

    LaneMap(int capacity) {
        this.capacity = capacity;
        Wanted.lanes().forEach(lane -> entries.put(lane, new LinkedHashMap<>()));
    }

    @Nullable
    V get(K key) {
        Lane lane = lanes.get(key);
        return lane == null ? null : of(lane).get(key);
    }

    /** Null when it isn't there. */
    @Nullable
    Lane lane(K key) {
        return lanes.get(key);
    }

    /** Adds or replaces it, and moves it to the lane. */
    void put(K key, Lane lane, V value) {
        Lane former = lanes.put(key, lane);
        if (former != null) {
            of(former).remove(key);
        }
        of(lane).put(key, value);
        if (lanes.size() > capacity) {
            forgetOne();
        }
    }

    private void forgetOne() {
        for (Lane lane : Wanted.lanes()) {
            Iterator<K> eldest = of(lane).keySet().iterator();
            if (eldest.hasNext()) {
                lanes.remove(eldest.next());
                eldest.remove();
                return;
            }
        }
    }

    private Map<K, V> of(Lane lane) {
        return entries.computeIfAbsent(lane, any -> new LinkedHashMap<>());
    }
}

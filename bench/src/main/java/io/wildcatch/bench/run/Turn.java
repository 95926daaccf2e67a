package io.wildcatch.bench.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What comes once in each round. */
interface Turn {

    /** For people who wait. */
    String name();

    /** @param round from 1; 0 is the one that only warms up, and isn't kept */
    void take(int round) throws Exception;

    /**
     * There and back in turn (ABBA): what grows or fades with time meets all alike.
     *
     * @param round from 1
     */
    static <T> List<T> order(List<T> turns, int round) {
        List<T> ordered = new ArrayList<>(turns);
        if (round > 0 && round % 2 == 0) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}

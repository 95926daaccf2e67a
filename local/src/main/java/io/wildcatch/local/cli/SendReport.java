package io.wildcatch.local.cli;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the lines of a file.
 *
 * @param accepted how many the intake took
 * @param rejected why it didn't take others, by line number from 1
 * @param failure where the delivery stopped, when it did
 */
record SendReport(long accepted, SortedMap<Long, String> rejected, Optional<Failure> failure) {

    /**
     * Why nothing more was delivered.
     *
     * @param line number of the first line that wasn't
     */
    record Failure(long line, String reason) {}

    SendReport(long accepted, Map<Long, String> rejected, Optional<Failure> failure) {
        this(accepted, new TreeMap<>(rejected), failure);
    }

    boolean isComplete() {
        return rejected.isEmpty() && failure.isEmpty();
    }
}

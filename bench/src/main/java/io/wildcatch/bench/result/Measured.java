package io.wildcatch.bench.result;

import org.jspecify.annotations.Nullable;

/**
 * What one of those who are measured did in one round.
 *
 * @param name who it was
 * @param round from 1
 * @param perSecond signals a second by the clock, from when the first could be seen to when the last was done
 * @param appCpuMicrosPerSignal processor time of its own process, microseconds
 * @param totalCpuMicrosPerSignal the same with that of the broker's process
 * @param p50Ms half of the probes took no longer than this from signal to output, milliseconds; null: not taken
 * @param p99Ms 99 of 100 took no longer than this
 * @param stateBytesPerAccount keys and values of what it keeps, by company
 * @param allocatedBytesPerSignal taken from the heap
 * @param verified whether an oracle has looked at the outputs and found them right
 */
public record Measured(
        String name,
        int round,
        double perSecond,
        double appCpuMicrosPerSignal,
        double totalCpuMicrosPerSignal,
        @Nullable Double p50Ms,
        @Nullable Double p99Ms,
        double stateBytesPerAccount,
        double allocatedBytesPerSignal,
        boolean verified) {}

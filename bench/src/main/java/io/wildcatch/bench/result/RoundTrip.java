package io.wildcatch.bench.result;

/**
 * What it takes to write a record and read it back, with nobody between.
 *
 * @param round from 1
 * @param p50Ms half of the records took no longer than this, milliseconds
 * @param p99Ms 99 of 100 took no longer than this
 */
public record RoundTrip(int round, double p50Ms, double p99Ms) {}

package io.wildcatch.local.lab;

import java.util.Map;

/**
 * One replay, measured.
 *
 * @param nanos CPU time of the replay's thread
 * @param processNanos the same of the whole process: collecting garbage and compiling are in it
 * @param bytes allocated by the replay's thread
 * @param decisions made
 * @param lanes opportunities by the lane they ended in
 */
public record RuleRun(long nanos, long processNanos, long bytes, long decisions, Map<String, Long> lanes) {}

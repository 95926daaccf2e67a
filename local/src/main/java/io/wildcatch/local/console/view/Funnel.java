package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.util.Map;

/**
 * Counts per stage and lane for a span of time. Signals are counted once, by when they came: those taken in are the sum
 * of the other stages.
 *
 * @param signals taken in
 * @param rejected unreadable or against the rules
 * @param unresolved of no account that could be told
 * @param used those that count in an opportunity, one per event
 * @param duplicates sent again, or further reports of the same events
 * @param undecided those that no decision names: on their way, late, or without a change to what was decided
 * @param decisions decisions in the span, by the lane they gave
 * @param current opportunities by the lane they are in now, whatever the span
 */
public record Funnel(
        long signals,
        long rejected,
        long unresolved,
        long used,
        long duplicates,
        long undecided,
        Map<Lane, Long> decisions,
        Map<Lane, Integer> current) {}

package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.util.Map;

/**
 * Counts per stage and lane for a span of time.
 *
 * @param signals taken in
 * @param rejected unreadable or against the rules
 * @param unresolved of no account that could be told
 * @param used signals that count in the opportunities decided on in the span, one per event
 * @param duplicates further reports of the same events
 * @param decisions decisions in the span, by the lane they gave
 * @param current opportunities by the lane they are in now, whatever the span
 */
public record Funnel(
        long signals,
        long rejected,
        long unresolved,
        long used,
        long duplicates,
        Map<Lane, Long> decisions,
        Map<Lane, Integer> current) {}

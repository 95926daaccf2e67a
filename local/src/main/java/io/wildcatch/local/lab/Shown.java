package io.wildcatch.local.lab;

import java.time.Instant;

/**
 * One signal, as far as the lab needs it.
 *
 * @param company key of its company, see {@link Companies#keyOf}
 * @param strength 0 to 1
 */
record Shown(String company, Instant at, double strength) {}

/** Signals, and how they get into Kafka: all at once, or gently. */
@NullMarked
package io.wildcatch.bench.load;

import org.jspecify.annotations.NullMarked;

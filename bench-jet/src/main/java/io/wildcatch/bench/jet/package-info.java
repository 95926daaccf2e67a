/** The pipeline's job on Hazelcast Jet: the same rules over state on the heap, event-time watermarks and snapshots. */
@NullMarked
package io.wildcatch.bench.jet;

import org.jspecify.annotations.NullMarked;

/** The pipeline's job on Apache Flink: the same rules over keyed state, event-time timers and checkpoints. */
@NullMarked
package io.wildcatch.bench.flink;

import org.jspecify.annotations.NullMarked;

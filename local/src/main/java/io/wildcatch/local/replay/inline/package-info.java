/** Runs a Kafka Streams topology in the calling thread, without Kafka around it. */
@NullMarked
package io.wildcatch.local.replay.inline;

import org.jspecify.annotations.NullMarked;

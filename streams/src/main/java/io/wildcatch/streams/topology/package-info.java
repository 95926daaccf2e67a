/** Where the rules run: one class a stage, stores, names. Knows Kafka Streams; decides nothing by itself. */
@NullMarked
package io.wildcatch.streams.topology;

import org.jspecify.annotations.NullMarked;

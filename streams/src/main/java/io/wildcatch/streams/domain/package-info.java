/**
 * The rules of the pipeline as pure functions over values: no Kafka, no Avro, no I/O, no clock. Times are epoch
 * milliseconds, always parameters; money is EUR.
 */
@NullMarked
package io.wildcatch.streams.domain;

import org.jspecify.annotations.NullMarked;

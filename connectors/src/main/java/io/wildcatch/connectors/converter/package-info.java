/** Avro in the Confluent wire format to and from the data of Kafka Connect. */
@NullMarked
package io.wildcatch.connectors.converter;

import org.jspecify.annotations.NullMarked;

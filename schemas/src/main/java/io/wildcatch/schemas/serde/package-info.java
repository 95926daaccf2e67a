/** Avro in the Confluent wire format: byte 0, schema id in four bytes, big end first, then Avro binary. */
@NullMarked
package io.wildcatch.schemas.serde;

import org.jspecify.annotations.NullMarked;

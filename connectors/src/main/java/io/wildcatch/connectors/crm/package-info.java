/** Bringing opportunities to a system of record: what is delivered, what may become of it, how patient one is. Knows no Kafka. */
@NullMarked
package io.wildcatch.connectors.crm;

import org.jspecify.annotations.NullMarked;

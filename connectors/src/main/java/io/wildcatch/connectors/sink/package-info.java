/** What all sinks for opportunities share on Kafka Connect's side; each provider adds its client and settings. */
@NullMarked
package io.wildcatch.connectors.sink;

import org.jspecify.annotations.NullMarked;

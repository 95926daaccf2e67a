/** A Kafka Connect worker in this process. */
@NullMarked
package io.wildcatch.local.connect;

import org.jspecify.annotations.NullMarked;

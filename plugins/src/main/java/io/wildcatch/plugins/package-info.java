/** The connectors as zips for any Kafka Connect worker, and their reference documentation. */
@NullMarked
package io.wildcatch.plugins;

import org.jspecify.annotations.NullMarked;

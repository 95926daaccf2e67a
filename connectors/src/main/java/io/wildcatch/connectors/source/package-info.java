/** What all source connectors share: records as bytes in our own schemas, dead letters, settings, pauses. */
@NullMarked
package io.wildcatch.connectors.source;

import org.jspecify.annotations.NullMarked;

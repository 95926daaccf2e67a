/** Opportunities to any HTTP endpoint, signed as Standard Webhooks. */
@NullMarked
package io.wildcatch.connectors.webhook;

import org.jspecify.annotations.NullMarked;

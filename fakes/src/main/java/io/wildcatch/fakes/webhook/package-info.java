/** A receiver of webhooks. */
@NullMarked
package io.wildcatch.fakes.webhook;

import org.jspecify.annotations.NullMarked;

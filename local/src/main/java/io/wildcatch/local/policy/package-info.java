/** Policies on their way into force. */
@NullMarked
package io.wildcatch.local.policy;

import org.jspecify.annotations.NullMarked;

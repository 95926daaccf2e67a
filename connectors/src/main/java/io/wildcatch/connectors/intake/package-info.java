/** HTTP intake: signals by POST, kept all or none, answered when the broker has them. */
@NullMarked
package io.wildcatch.connectors.intake;

import org.jspecify.annotations.NullMarked;

/** What all connectors share. */
@NullMarked
package io.wildcatch.connectors;

import org.jspecify.annotations.NullMarked;

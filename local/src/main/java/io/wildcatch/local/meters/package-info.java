/** What all parts measure, and who gets to know. */
@NullMarked
package io.wildcatch.local.meters;

import org.jspecify.annotations.NullMarked;

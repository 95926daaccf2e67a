/** The page that a replay leaves behind. */
@NullMarked
package io.wildcatch.local.report;

import org.jspecify.annotations.NullMarked;

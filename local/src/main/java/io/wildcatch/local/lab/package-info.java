/** The lab: compares what a replay decided with what was really going on, and one replay with another. */
@NullMarked
package io.wildcatch.local.lab;

import org.jspecify.annotations.NullMarked;

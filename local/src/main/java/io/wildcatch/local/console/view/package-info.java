/** What the console knows: the topics as one picture in memory, bounded, read from their beginning. */
@NullMarked
package io.wildcatch.local.console.view;

import org.jspecify.annotations.NullMarked;

/** The command line: one small class for each command. */
@NullMarked
package io.wildcatch.local.cli;

import org.jspecify.annotations.NullMarked;

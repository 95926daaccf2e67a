/** Feed files into a workspace: the command {@code import}. */
@NullMarked
package io.wildcatch.local.feeds;

import org.jspecify.annotations.NullMarked;

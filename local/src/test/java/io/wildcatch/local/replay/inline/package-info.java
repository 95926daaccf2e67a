@NullMarked
package io.wildcatch.local.replay.inline;

import org.jspecify.annotations.NullMarked;

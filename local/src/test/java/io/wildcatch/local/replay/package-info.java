@NullMarked
package io.wildcatch.local.replay;

import org.jspecify.annotations.NullMarked;

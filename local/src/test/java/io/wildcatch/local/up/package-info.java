@NullMarked
package io.wildcatch.local.up;

import org.jspecify.annotations.NullMarked;

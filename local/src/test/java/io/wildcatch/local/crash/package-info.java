@NullMarked
package io.wildcatch.local.crash;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.wildcatch.local.meters;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.wildcatch.local.connect;

import org.jspecify.annotations.NullMarked;

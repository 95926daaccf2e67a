@NullMarked
package io.wildcatch.bench;

import org.jspecify.annotations.NullMarked;

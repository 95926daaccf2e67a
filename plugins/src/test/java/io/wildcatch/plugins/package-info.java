@NullMarked
package io.wildcatch.plugins;

import org.jspecify.annotations.NullMarked;

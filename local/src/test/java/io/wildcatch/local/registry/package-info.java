@NullMarked
package io.wildcatch.local.registry;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.wildcatch.local.broker;

import org.jspecify.annotations.NullMarked;

/** The topic contract: names, keys, values and retention of every topic. */
@NullMarked
package io.wildcatch.schemas;

import org.jspecify.annotations.NullMarked;

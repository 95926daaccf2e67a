@NullMarked
package io.wildcatch.local.cli;

import org.jspecify.annotations.NullMarked;

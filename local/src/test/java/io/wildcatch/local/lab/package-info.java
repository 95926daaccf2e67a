@NullMarked
package io.wildcatch.local.lab;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.wildcatch.local.report;

import org.jspecify.annotations.NullMarked;

/** The console: a page, the JSON API that it uses, health and metrics; all of it from the topics. */
@NullMarked
package io.wildcatch.local.console;

import org.jspecify.annotations.NullMarked;

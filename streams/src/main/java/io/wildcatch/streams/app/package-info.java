/** The application: configuration, health, meters. The only place of this module that does I/O. */
@NullMarked
package io.wildcatch.streams.app;

import org.jspecify.annotations.NullMarked;

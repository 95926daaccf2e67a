/** What the JDK's HTTP client lacks, for whoever asks other servers. */
@NullMarked
package io.wildcatch.schemas.http;

import org.jspecify.annotations.NullMarked;

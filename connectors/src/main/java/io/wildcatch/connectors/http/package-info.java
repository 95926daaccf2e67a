/** What every HTTP edge of ours shares: secrets, who may ask, and how answers look. JDK's server, nothing else. */
@NullMarked
package io.wildcatch.connectors.http;

import org.jspecify.annotations.NullMarked;

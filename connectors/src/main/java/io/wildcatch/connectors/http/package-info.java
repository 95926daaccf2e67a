/** What every HTTP edge of ours shares: secrets, who may ask, and how answers look. Ways in by the JDK's server, ways out by its client, nothing else. */
@NullMarked
package io.wildcatch.connectors.http;

import org.jspecify.annotations.NullMarked;

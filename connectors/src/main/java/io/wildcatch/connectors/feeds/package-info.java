/**
 * Public and commercial feeds in their own shapes, mapped to signals and accounts. One {@link
 * io.wildcatch.connectors.feeds.FeedMapper} a feed, whether its records come from a file or over the network.
 */
@NullMarked
package io.wildcatch.connectors.feeds;

import org.jspecify.annotations.NullMarked;

package io.wildcatch.connectors.feeds;

import java.util.List;

/** The feeds that are made up for tests, with the traps of each. No company, person or notice in them exists. */
public final class MadeFeeds {

    private MadeFeeds() {}

    public static List<MadeFeed> all() {
        return List.of(
                NoticeFeeds.bodacc(),
                NoticeFeeds.boamp(),
                NoticeFeeds.ted(),
                RegisterFeeds.sirene(),
                RegisterFeeds.edgar(),
                RegisterFeeds.gdelt(),
                VendorFeeds.surge(),
                VendorFeeds.g2(),
                VendorFeeds.segment(),
                VendorFeeds.snowplow(),
                VendorFeeds.cloudEvents(),
                VendorFeeds.csv());
    }
}

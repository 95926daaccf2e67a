package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.databind.JsonNode;

/** Maps the records of one feed. Holds no state between records, and throws for no record whatever. */
@FunctionalInterface
public interface FeedMapper {

    /**
     * @param record one record as the feed gives it; a row of a table is an object of texts by column
     * @return what it says, or why it says nothing
     */
    MapOutcome map(JsonNode record);
}

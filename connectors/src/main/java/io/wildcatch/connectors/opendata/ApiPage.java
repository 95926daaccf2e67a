package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What an API answered.
 *
 * @param records of this page
 * @param next where the next page of the same day is; empty after the last one
 */
record ApiPage(List<JsonNode> records, Optional<String> next) {

    static final ApiPage EMPTY = new ApiPage(List.of(), Optional.empty());

    ApiPage {
        records = List.copyOf(records);
    }
}

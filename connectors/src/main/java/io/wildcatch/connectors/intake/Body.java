package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a request's body turned out to be. */
sealed interface Body {

    /** Records in the order of the body. */
    record Records(List<Item> items) implements Body {}

    /**
     * No JSON at all, or nothing in it.
     *
     * @param error what was expected and where
     */
    record Malformed(String error) implements Body {}

    /** One record of a body. */
    sealed interface Item {}

    /** JSON, of whatever kind. */
    record Parsed(JsonNode json) implements Item {}

    /** A line that isn't JSON, among others that are. */
    record Unreadable(String error) implements Item {}
}
